// What an event of App Store Connect is about, read from the API: the app, and its version or build.
import { isJsonObject, type JsonObject } from '../../../connector/core/json.ts';
import { Failure } from '../../core/errors.ts';
import type { StoreApi } from '../../workflow/storeApi.ts';
import { flatEvent, instanceOf } from './eventPayload.ts';

type Attributes = Readonly<Record<string, unknown>>;

interface Related {
  /** The resource in the path, and the query that asks for what is related. */
  readonly query: Readonly<Record<string, string>>;
  /** The fields of an item, from the attributes of the resource and of the resources included, by type. */
  readonly fields: (own: Attributes, included: Readonly<Record<string, Attributes>>) => Attributes;
}

const ofBuild: Related = {
  query: { include: 'build', 'fields[builds]': 'version' },
  fields: (_, { builds }) => ({ buildNumber: builds?.version }),
};

/** By the type of the resource. A type that is not here has no version or build that could be read. */
const related: Readonly<Record<string, Related>> = {
  appStoreVersions: {
    query: { 'fields[appStoreVersions]': 'versionString,platform' },
    fields: ({ versionString, platform }) => ({ versionString, platform }),
  },
  buildBetaDetails: ofBuild,
  betaFeedbackCrashSubmissions: ofBuild,
  betaFeedbackScreenshotSubmissions: ofBuild,
  buildUploads: {
    query: {},
    fields: ({ cfBundleShortVersionString, cfBundleVersion, platform }) => ({
      versionString: cfBundleShortVersionString,
      buildNumber: cfBundleVersion,
      platform,
    }),
  },
  backgroundAssetVersions: { query: {}, fields: ({ version }) => ({ versionString: version }) },
};

/**
 * The item of an event. It comes without what is gone, or may not be read; any other failure is thrown. No link of a
 * payload is followed.
 */
export async function describeAppleEvent(api: StoreApi, app: string, raw: string): Promise<JsonObject> {
  const instance = instanceOf(raw);
  const [about, of] = await Promise.all([
    get(api, `/v1/apps/${app}`, { 'fields[apps]': 'name,bundleId' }),
    instance && readInstance(api, instance.type, instance.id),
  ]);
  const { name, bundleId } = attributesOf(about?.data);
  return { ...flatEvent(app, raw), ...texts({ appName: name, bundleId, ...of }) };
}

async function readInstance(api: StoreApi, type: string, id: string): Promise<Attributes> {
  const found = Object.hasOwn(related, type) ? related[type] : undefined;
  if (!found) return {};
  const document = await get(api, `/v1/${type}/${id}`, found.query);
  if (!document) return {};
  const included = Array.isArray(document.included) ? document.included : [];
  const byType = Object.fromEntries(
    included.filter(isJsonObject).map((each) => [String(each.type), attributesOf(each)]),
  );
  return found.fields(attributesOf(document.data), byType);
}

async function get(
  api: StoreApi,
  path: string,
  query: Readonly<Record<string, string>>,
): Promise<JsonObject | undefined> {
  try {
    const { body } = await api.raw({ method: 'GET', path, query });
    return isJsonObject(body) ? body : undefined;
  } catch (error) {
    if (error instanceof Failure && error.code === 'store_refused' && [403, 404].includes(error.status))
      return undefined;
    throw error;
  }
}

function attributesOf(resource: unknown): Attributes {
  return isJsonObject(resource) && isJsonObject(resource.attributes) ? resource.attributes : {};
}

/** What is a text and not empty. */
function texts(fields: Attributes): Attributes {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => typeof value === 'string' && value !== '' && value.length <= 255),
  );
}
