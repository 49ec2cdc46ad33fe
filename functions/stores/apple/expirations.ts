// Certificates, provisioning profiles and TestFlight builds with the time at which they expire, without their content.
import type { Expiration, ExpirationReader, ExpirationSource } from '../../workflow/expirations.ts';
import { includedOf, type Resource, type ResourceList, relatedId } from './resource.ts';

type Texts<Name extends string> = Readonly<Record<Name, string>>;

/** Sources of the notes: Apple's document 4.4.1 has no such operation, and GET /v1/agreements was answered with 404. */
export const appleExpirations: ExpirationSource = {
  kinds: { certificate: listCertificates, profile: listProfiles, testflightBuild: listTestFlightBuilds },
  notes: [
    'App Store Connect does not return when agreements or the membership end: see Business and developer.apple.com/account.',
    'App Store Connect does not list API keys: see Users and Access, Integrations.',
  ],
};

async function listCertificates({ listAll }: Parameters<ExpirationReader>[0]): Promise<readonly Expiration[]> {
  type Attributes = Texts<'name' | 'displayName' | 'certificateType' | 'platform' | 'expirationDate'>;
  const { data } = await listAll<ResourceList<Attributes>>('ListCertificates', {
    'fields[certificates]': ['name', 'displayName', 'certificateType', 'platform', 'expirationDate'],
  });
  return data.flatMap(({ id, attributes }) =>
    dated({
      kind: 'certificate',
      id,
      name: attributes?.displayName || attributes?.name || id,
      type: attributes?.certificateType ?? undefined,
      platform: attributes?.platform ?? undefined,
      expiresAt: attributes?.expirationDate ?? undefined,
    }),
  );
}

async function listProfiles({ listAll }: Parameters<ExpirationReader>[0]): Promise<readonly Expiration[]> {
  type Attributes = Texts<'name' | 'profileType' | 'platform' | 'profileState' | 'expirationDate'>;
  const list = await listAll<ResourceList<Attributes>>('ListProfiles', {
    include: ['bundleId'],
    'fields[profiles]': ['name', 'profileType', 'platform', 'profileState', 'expirationDate', 'bundleId'],
  });
  return list.data.flatMap((profile) => {
    const { id, attributes } = profile;
    const bundle = includedOf<Texts<'identifier'>>(list, 'bundleIds', relatedId(profile, 'bundleId'));
    return dated({
      kind: 'profile',
      id,
      name: attributes?.name || id,
      type: attributes?.profileType ?? undefined,
      platform: attributes?.platform ?? undefined,
      bundleId: bundle?.attributes?.identifier ?? undefined,
      expiresAt: attributes?.expirationDate ?? undefined,
      isInvalid: attributes?.profileState === 'INVALID',
    });
  });
}

/** An older build of the same app and platform expires earlier, and testers have the newer one. */
async function listTestFlightBuilds(
  { listAll }: Parameters<ExpirationReader>[0],
  { olderBuilds }: Parameters<ExpirationReader>[1],
): Promise<readonly Expiration[]> {
  type Attributes = Texts<'version' | 'expirationDate'>;
  const list = await listAll<ResourceList<Attributes>>('ListBuilds', {
    'filter[expired]': ['false'],
    'filter[processingState]': ['VALID'],
    sort: ['-uploadedDate'],
    include: ['app', 'preReleaseVersion'],
  });
  const seen = new Set<string>();
  return list.data.flatMap((build) => {
    const about = aboutBuild(list, build);
    const key = `${about.appId} ${about.platform}`;
    if (seen.has(key) && !olderBuilds) return [];
    seen.add(key);
    const { id, attributes } = build;
    const expiresAt = attributes?.expirationDate ?? undefined;
    return dated({ kind: 'testflightBuild', id, name: attributes?.version || id, ...about, expiresAt });
  });
}

function aboutBuild(list: ResourceList<unknown>, build: Resource<unknown>) {
  const app = includedOf<Texts<'name' | 'bundleId'>>(list, 'apps', relatedId(build, 'app'));
  const version = includedOf<Texts<'version' | 'platform'>>(
    list,
    'preReleaseVersions',
    relatedId(build, 'preReleaseVersion'),
  );
  return {
    type: version?.attributes?.version ?? undefined,
    platform: version?.attributes?.platform ?? undefined,
    appId: app?.id,
    appName: app?.attributes?.name ?? undefined,
    bundleId: app?.attributes?.bundleId ?? undefined,
  };
}

/** Nothing without a date, which does not expire or is not processed. */
function dated(
  found: Omit<Expiration, 'expiresAt'> & { readonly expiresAt: string | undefined },
): readonly Expiration[] {
  const { expiresAt } = found;
  return expiresAt === undefined || Number.isNaN(Date.parse(expiresAt)) ? [] : [{ ...found, expiresAt }];
}
