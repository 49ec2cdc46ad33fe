// Events of App Store Connect: a resource that has changed its state is reported to the webhooks of its app.
import { uuid } from './data/seed.ts';
import type { Datastore, StoredResource } from './datastore.ts';
import { startDelivery } from './deliveries.ts';
import { isoMoment } from './requestContext.ts';

/** A state that is watched, and the event that reports its change. */
interface Watched {
  readonly type: string;
  readonly stateOf: (resource: StoredResource) => unknown;
  readonly appOf: (datastore: Datastore, resource: StoredResource) => StoredResource | undefined;
  /** The type of the event, and of the subscription to it. */
  readonly event: readonly [name: string, eventType: string];
  /** The attributes with the state before and now. */
  readonly names: readonly [before: string, now: string];
}

const watched: readonly Watched[] = [
  {
    type: 'appStoreVersions',
    stateOf: ({ attributes }) => attributes.appVersionState,
    appOf: (datastore, version) => datastore.related(version, 'app')[0],
    event: ['appStoreVersionAppVersionStateUpdated', 'APP_STORE_VERSION_APP_VERSION_STATE_UPDATED'],
    names: ['oldValue', 'newValue'],
  },
  {
    type: 'buildBetaDetails',
    stateOf: ({ attributes }) => attributes.externalBuildState,
    appOf: (datastore, detail) =>
      datastore.related(detail, 'build').flatMap((build) => datastore.related(build, 'app'))[0],
    event: ['buildBetaDetailExternalBuildStateUpdated', 'BUILD_BETA_DETAIL_EXTERNAL_BUILD_STATE_UPDATED'],
    names: ['oldExternalBuildState', 'newExternalBuildState'],
  },
  {
    type: 'buildUploads',
    stateOf: ({ attributes }) => (attributes.state as { state?: unknown } | undefined)?.state,
    appOf: (datastore, upload) => datastore.related(upload, 'app')[0],
    event: ['buildUploadStateUpdated', 'BUILD_UPLOAD_STATE_UPDATED'],
    names: ['oldState', 'newState'],
  },
];

/** Reports each change of a state since the last call, at this time. */
export type ReportChanges = (now: number) => void;

export function watchStates(datastore: Datastore): ReportChanges {
  const known = new Map<string, unknown>();
  let count = 0;
  for (const { type, stateOf } of watched) for (const each of datastore.all(type)) known.set(each.id, stateOf(each));
  return (now) => {
    for (const kind of watched)
      for (const each of datastore.all(kind.type)) {
        const [before, state] = [known.get(each.id), kind.stateOf(each)];
        known.set(each.id, state);
        if (before === undefined || before === state) continue;
        count += 1;
        report(datastore, kind, each, { id: uuid(`event ${count} of ${each.id}`), before, state, now });
      }
  };
}

interface Change {
  readonly id: string;
  readonly before: unknown;
  readonly state: unknown;
  readonly now: number;
}

function report(datastore: Datastore, kind: Watched, resource: StoredResource, change: Change): void {
  const [, eventType] = kind.event;
  const app = kind.appOf(datastore, resource);
  for (const webhook of app ? datastore.related(app, 'webhooks') : []) {
    const { enabled, eventTypes } = webhook.attributes;
    if (enabled !== true || !Array.isArray(eventTypes) || !eventTypes.includes(eventType)) continue;
    const payload = payloadOf(kind, resource, change);
    const { id, now } = change;
    const attributes = { eventType, payload, ping: false, createdDate: isoMoment(now) };
    const event = datastore.add({ type: 'webhookEvents', id: uuid(`${id}/${webhook.id}`), attributes, related: {} });
    const related = { webhook: [webhook], event: [event] };
    const made = { type: 'webhookDeliveries', id: uuid(`${id}/${webhook.id}/delivery`), attributes: {}, related };
    startDelivery(datastore, { webhook, delivery: datastore.addFirst(made), payload, now }, false);
  }
}

function payloadOf({ event: [type], names: [before, now] }: Watched, { type: of, id }: StoredResource, change: Change) {
  const self = `https://api.appstoreconnect.apple.com/v1/${of}/${id}`;
  return JSON.stringify({
    data: {
      type,
      id: change.id,
      version: 1,
      attributes: { [before]: change.before, [now]: change.state, timestamp: isoMoment(change.now) },
      relationships: { instance: { data: { type: of, id }, links: { self } } },
    },
  });
}
