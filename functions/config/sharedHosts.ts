// Hosts of file services that all of their customers share, and that are no public suffixes.

interface SharedHost {
  readonly service: string;
  readonly hosts: RegExp;
  /** The host of one customer, if customers have one. */
  readonly own?: string;
  readonly source: string;
}

const table: readonly SharedHost[] = [
  {
    service: 'Azure Storage',
    hosts:
      /^(((z\d{1,2}\.)?(blob|dfs|file|queue|table|web)\.)?(core\.(windows\.net|usgovcloudapi\.net|chinacloudapi\.cn)|storage\.azure\.net))$/,
    own: 'myaccount.blob.core.windows.net',
    source: 'https://learn.microsoft.com/azure/storage/common/storage-account-overview#storage-account-endpoints',
  },
  {
    service: 'SharePoint and OneDrive',
    hosts: /^sharepoint\.(com|us|cn)$/,
    own: 'contoso.sharepoint.com',
    source: 'https://learn.microsoft.com/microsoft-365/enterprise/urls-and-ip-address-ranges',
  },
  {
    service: 'Google Cloud Storage',
    hosts: /^storage\.(googleapis|cloud\.google)\.com$/,
    own: 'my-bucket.storage.googleapis.com',
    source: 'https://cloud.google.com/storage/docs/request-endpoints',
  },
  {
    service: 'Cloudflare R2',
    hosts: /^(((eu|us|fedramp)\.)?r2\.)?cloudflarestorage\.com$/,
    own: 'myaccountid.r2.cloudflarestorage.com',
    source: 'https://developers.cloudflare.com/r2/reference/data-location/',
  },
  {
    service: 'Amazon S3',
    hosts: /^s3-accelerate(\.dualstack)?\.amazonaws\.com$/,
    own: 'my-bucket.s3-accelerate.amazonaws.com',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/transfer-acceleration-getting-started.html',
  },
  {
    service: 'Backblaze B2',
    hosts: /^((s3\.[a-z]+-[a-z]+-\d+|f\d+)\.)?backblazeb2\.com$/,
    own: 'my-bucket.s3.us-west-004.backblazeb2.com',
    source: 'https://www.backblaze.com/docs/cloud-storage-call-the-s3-compatible-api',
  },
  {
    service: 'Wasabi',
    hosts: /^(s3(\.[a-z]+(-[a-z]+)*-\d+)?\.)?wasabisys\.com$/,
    own: 'my-bucket.s3.eu-central-1.wasabisys.com',
    source: 'https://docs.wasabi.com/docs/service-urls-for-wasabis-storage-regions-2',
  },
  {
    service: 'Alibaba Cloud OSS',
    hosts: /^(oss(-[a-z0-9]+)*\.)?aliyuncs\.com$/,
    own: 'my-bucket.oss-cn-hangzhou.aliyuncs.com',
    source: 'https://www.alibabacloud.com/help/en/oss/user-guide/regions-and-endpoints',
  },
  {
    // its buckets are buckets of Google Cloud Storage
    service: 'Firebase',
    hosts: /^firebasestorage\.googleapis\.com$/,
    own: 'my-bucket.storage.googleapis.com',
    source: 'https://firebase.google.com/docs/storage/web/download-files',
  },
  {
    service: 'Google Drive',
    hosts: /^(drive|docs)\.google\.com$/,
    source: 'https://developers.google.com/workspace/drive/api/guides/manage-downloads',
  },
  {
    service: 'Dropbox',
    hosts: /^((www\.|dl\.)?dropbox|dl\.dropboxusercontent)\.com$/,
    source: 'https://www.dropboxforum.com/discussions/101001012/shared-link--scl-to-s/689070',
  },
  {
    service: 'GitHub',
    hosts: /^(raw|gist|objects)\.githubusercontent\.com$/,
    source: 'https://docs.github.com/repositories/creating-and-managing-repositories/repository-limits',
  },
];

/** The file service whose customers share a host, and the host of one of them, if it has one; undefined for any other host. In lower case. */
export function sharedHost(host: string): Pick<SharedHost, 'service' | 'own'> | undefined {
  return table.find(({ hosts }) => hosts.test(host));
}
