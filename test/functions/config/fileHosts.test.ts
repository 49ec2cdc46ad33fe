// RELAY__FILE_HOSTS: no entry is a host that is known to be shared; such an entry stops the relay and is reported by position.
import { getPublicSuffix } from 'tldts';
import { holdsPublicSuffix, isPublicSuffix } from '../../../functions/config/publicSuffixes.ts';
import { suffixList } from '../../../functions/config/suffixList.ts';
import { readConfig } from '../../../functions/stores/readConfig.ts';

function read(text: string) {
  return readConfig({ RELAY__FILE_HOSTS: text });
}
function faultsOf(text: string): string {
  return read(text).faults.join('\n');
}

// biome-ignore format: a table is read by its lines
test.each([
  'files.example.com', 'example.com', 'Files.Example.COM', 'builds.example.co.uk', 'example.co.uk', 'a.b.c.example.org',
  'myaccount.blob.core.windows.net', 'my-bucket.s3.amazonaws.com', 'my-bucket.s3.eu-west-1.amazonaws.com',
  'team.github.io', 'myaccount.dfs.core.windows.net', 'myaccount.z6.web.core.windows.net', 'my-bucket.storage.googleapis.com',
  '0123456789abcdef0123456789abcdef.eu.r2.cloudflarestorage.com', 'my-bucket.s3.us-west-004.backblazeb2.com', 'my-bucket.s3-accelerate.amazonaws.com', 'my-bucket.s3.wasabisys.com', 'my-bucket.s3.eu-central-2.wasabisys.com', 'my-bucket.oss-cn-hangzhou.aliyuncs.com', 'media.example.aliyuncs.com', 'contoso.sharepoint.com', 'xn--bcher-kva.example', 'www.ck', 'city.kobe.jp', 'cdn2.example.com',
])('The host %s is taken', (host) => {
  expect(read(host)).toMatchObject({ faults: [], fileHosts: [host.toLowerCase()] });
});

test('Hosts stand with commas, blanks or lines between', () => {
  expect(read('a.example.com, b.example.com\n c.example.com').fileHosts).toEqual([
    'a.example.com',
    'b.example.com',
    'c.example.com',
  ]);
});

// biome-ignore format: a table is read by its lines
test.each([
  'com', 'COM', 'net', 'io', 'dev', 'example', 'intranet', 'co.uk', 'gov.uk', 'com.au', 'co.jp', 'kobe.jp', 'anything.kobe.jp',
  'k12.ca.us', 'xn--p1ai', 'blob.core.windows.net', 'core.windows.net', 'windows.net', 'azurewebsites.net', 's3.amazonaws.com',
  'amazonaws.com', 's3.eu-west-1.amazonaws.com', 'github.io', 'githubusercontent.com', 'pages.dev', 'herokuapp.com',
  'cloudfront.net', 'web.app', 'vercel.app', 'uk', 'ck', 'foo.ck',
])('%s is shared, and is refused', (host) => {
  expect(faultsOf(host)).toMatch(/^RELAY__FILE_HOSTS, entry 1, is shared/);
});

// biome-ignore format: a table is read by its lines
test.each([
  ['Azure Storage', 'dfs.core.windows.net'], ['Azure Storage', 'DFS.core.windows.net'], ['Azure Storage', 'z6.web.core.windows.net'],
  ['Azure Storage', 'z01.blob.storage.azure.net'], ['Azure Storage', 'storage.azure.net'], ['Azure Storage', 'dfs.core.usgovcloudapi.net'],
  ['Azure Storage', 'blob.core.windows.net'], ['Azure Storage', 'core.chinacloudapi.cn'],
  ['SharePoint and OneDrive', 'sharepoint.com'], ['SharePoint and OneDrive', 'sharepoint.us'], ['SharePoint and OneDrive', 'sharepoint.cn'],
  ['Google Cloud Storage', 'storage.googleapis.com'], ['Google Cloud Storage', 'storage.cloud.google.com'],
  ['Cloudflare R2', 'r2.cloudflarestorage.com'], ['Cloudflare R2', 'eu.r2.cloudflarestorage.com'], ['Cloudflare R2', 'cloudflarestorage.com'],
  ['Amazon S3', 's3-accelerate.amazonaws.com'], ['Backblaze B2', 's3.us-west-004.backblazeb2.com'], ['Backblaze B2', 'f004.backblazeb2.com'],
  ['Wasabi', 's3.wasabisys.com'], ['Wasabi', 's3.us-east-2.wasabisys.com'], ['Wasabi', 's3.nl-1.wasabisys.com'], ['Wasabi', 'wasabisys.com'],
  ['Alibaba Cloud OSS', 'oss-cn-hangzhou.aliyuncs.com'], ['Alibaba Cloud OSS', 'oss-ap-southeast-1.aliyuncs.com'], ['Alibaba Cloud OSS', 'oss-cn-hangzhou-internal.aliyuncs.com'],
  ['Alibaba Cloud OSS', 'oss-accelerate.aliyuncs.com'], ['Alibaba Cloud OSS', 'aliyuncs.com'], ['Firebase', 'firebasestorage.googleapis.com'],
])('All customers of %s share %s: it is refused, and the message names a host that is accepted', (service, host) => {
  const [, own = ''] = /such as (\S+)$/.exec(faultsOf(host)) ?? [];
  expect(faultsOf(host)).toBe(
    `RELAY__FILE_HOSTS, entry 1, is shared by all customers of ${service}: give the host of your own account, such as ${own}`,
  );
  expect(faultsOf(own)).toBe('');
});

test.each([
  ['Google Drive', 'drive.google.com'],
  ['Google Drive', 'docs.google.com'],
  ['Dropbox', 'dl.dropboxusercontent.com'],
  ['Dropbox', 'dl.dropbox.com'],
  ['Dropbox', 'www.dropbox.com'],
  ['GitHub', 'raw.githubusercontent.com'],
  ['GitHub', 'objects.githubusercontent.com'],
])(
  '%s keeps the files of all customers at %s: it is refused, and the message names another service',
  (service, host) => {
    expect(faultsOf(host)).toBe(
      `RELAY__FILE_HOSTS, entry 1, is shared by all customers of ${service}, and none has a host of its own: use another file service, such as myaccount.blob.core.windows.net`,
    );
  },
);

// biome-ignore format: a table is read by its lines
test.each([
  '10.0.0.1', '8.8.8.8', '127.0.0.1', '127.1', '0', '2130706433', '0x7f000001', '0x7f.0.0.1', '0x7F.1', '0177.0.0.1', '017700000001',
  '169.254.169.254', '1.2.3', '1.2.3.4.5', '999.999.999.999', '0x', 'files.0x1', 'files.example.1', '10.0.0.1.',
])('%s is an IP address, and is refused', (host) => {
  expect(faultsOf(host)).toMatch(/^RELAY__FILE_HOSTS, entry 1, is an IP address/);
});

test.each(['localhost', 'files.localhost', 'printer.local', 'metadata.google.internal', 'nas.home.arpa', 'internal'])(
  '%s is in a private network, and is refused',
  (host) => {
    expect(faultsOf(host)).toMatch(/^RELAY__FILE_HOSTS, entry 1, is in a private network/);
  },
);

test.each([
  'files.example.com.',
  '.example.com',
  'a..example.com',
  '-a.example.com',
  'a-.example.com',
  '-',
  '.',
  `${'a'.repeat(64)}.example.com`,
])('%s is not a host name, and is refused', (host) => {
  expect(faultsOf(host)).toMatch(/^RELAY__FILE_HOSTS, entry 1, is not a host name/);
});

test.each([
  '*.example.com',
  'https://files.example.com',
  'files.example.com:443',
  '[::1]',
  '::1',
  'files_1.example.com',
  'bücher.example',
])('%s has letters that no host has, and is refused once', (host) => {
  expect(faultsOf(host)).toBe('RELAY__FILE_HOSTS must be host names, such as files.example.com, with commas between');
});

test('Every wrong entry is reported by its position, and none by its value', () => {
  const reported = faultsOf('files.example.com, com, 10.0.0.1, hidden.local');
  expect(reported.match(/entry \d/g)).toEqual(['entry 2', 'entry 3', 'entry 4']);
  expect(reported).not.toMatch(/hidden|10\.0/);
});

describe('The list of public suffixes', () => {
  const rules = suffixList.split(';').flatMap((line) => {
    const [last, ...names] = line.split(' ');
    return names.map((name) => `${name}.${last}`);
  });
  const suffixOf = (host: string) => getPublicSuffix(host, { allowPrivateDomains: true });

  test('agrees with the package that it is made from, for every rule and the name below it', () => {
    expect(rules.length).toBeGreaterThan(8_000);
    const hosts = rules.map((rule) => rule.replace('*', 'any').replace('!', '')).flatMap((host) => [host, `a.${host}`]);
    expect(hosts.filter((host) => isPublicSuffix(host) !== (suffixOf(host) === host))).toEqual([]);
  });

  test('reports what is above a suffix, and no name beside it', () => {
    expect(['amazonaws.com', 'core.windows.net', 'ple.com', 'example.com'].map(holdsPublicSuffix)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
