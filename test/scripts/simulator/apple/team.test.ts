// Webhooks, users and Xcode Cloud in the simulator.
import {
  appNamed,
  changeResource,
  entity,
  firstOf,
  openSimulatorSession,
  type SimulatorSession,
  storeRefusal,
  type Thing,
} from '../../../support/simulatorSession.ts';

let session: SimulatorSession;
let app: Thing;
beforeEach(async () => {
  session = await openSimulatorSession();
  app = await appNamed(session, 'Tidewater Almanac');
});
afterEach(() => session.close());

describe('A webhook', () => {
  const attributes = { name: 'Flow', url: 'https://flow.example.com', enabled: true, secret: 'a secret of this test' };
  const make = async (): Promise<Thing> => {
    const body = { ...attributes, eventTypes: ['BUILD_UPLOAD_STATE_UPDATED'] };
    return (await session.call('POST', '/v1/webhooks', entity('webhooks', body, { app }))).json.data;
  };
  const ping = (webhook: Thing) => session.call('POST', '/v1/webhookPings', entity('webhookPings', {}, { webhook }));
  const deliveries = ({ id }: Thing, query = '') => session.list(`/v1/webhooks/${id}/deliveries?${query}`);

  test('is shown without its secret', async () => {
    const webhook = await make();
    expect(webhook.attributes).not.toHaveProperty('secret');
    expect((await session.list(`/v1/apps/${app.id}/webhooks`)).map(({ id }) => id)).toContain(webhook.id);
  });

  test('that is pinged has a delivery, which arrives a minute later', async () => {
    const webhook = await make();
    await ping(webhook);
    expect(await deliveries(webhook, 'filter[deliveryState]=PENDING')).toHaveLength(1);
    session.wait(1);
    expect(await deliveries(webhook, 'filter[deliveryState]=SUCCEEDED')).toHaveLength(1);
  });

  test('that is disabled is not pinged', async () => {
    const webhook = await make();
    await session.call('PATCH', `/v1/webhooks/${webhook.id}`, changeResource(webhook, { enabled: false }));
    expect(storeRefusal(await ping(webhook))).toEqual([409, 'STATE_ERROR']);
  });

  test('delivers again what did not arrive', async () => {
    const webhook = await firstOf(session, `/v1/apps/${app.id}/webhooks`);
    const [template = webhook] = await deliveries(webhook, 'filter[deliveryState]=FAILED');
    const reported = await session.call('POST', '/v1/webhookDeliveries', entity('webhookDeliveries', {}, { template }));
    expect(reported.json.data.attributes).toMatchObject({ redelivery: true, deliveryState: 'PENDING' });
    expect((await deliveries(webhook)).map(({ id }) => id)).toContain(reported.json.data.id);
  });

  test('lists deliveries of a range of days', async () => {
    const webhook = await firstOf(session, `/v1/apps/${app.id}/webhooks`);
    const days = {
      'filter[createdDateGreaterThanOrEqualTo]': '2026-06-16T00:00:00Z',
      'filter[createdDateLessThan]': '2026-06-17T00:00:00Z',
    };
    expect(await deliveries(webhook, new URLSearchParams(days).toString())).toHaveLength(1);
  });
});

describe('A team', () => {
  const invite = (email: string) =>
    session.call(
      'POST',
      '/v1/userInvitations',
      entity('userInvitations', { email, firstName: 'Ola', lastName: 'Grau', roles: ['SALES'] }),
    );

  test('invites a person once', async () => {
    expect((await invite('ola@example.com')).status).toBe(201);
    expect((await invite('ola@example.com')).status).toBe(409);
    expect((await invite('ines@example.com')).status).toBe(409);
    expect(await session.list('/v1/userInvitations?filter[email]=ola@example.com')).toHaveLength(1);
  });

  test('changes the roles of a user, and removes a user', async () => {
    const user = await firstOf(session, '/v1/users?filter[username]=kaya@example.com');
    await session.call('PATCH', `/v1/users/${user.id}`, changeResource(user, { roles: ['MARKETING'] }));
    expect((await session.list('/v1/users?filter[roles]=MARKETING')).map(({ id }) => id)).toEqual([user.id]);
    expect((await session.call('DELETE', `/v1/users/${user.id}`)).status).toBe(204);
    expect((await session.call('GET', `/v1/users?filter[username]=kaya@example.com`)).json.data).toEqual([]);
  });

  test('keeps its Account Holder', async () => {
    const holder = await firstOf(session, '/v1/users?filter[roles]=ACCOUNT_HOLDER');
    expect((await session.call('DELETE', `/v1/users/${holder.id}`)).status).toBe(409);
    expect(
      (await session.call('PATCH', `/v1/users/${holder.id}`, changeResource(holder, { roles: ['SALES'] }))).status,
    ).toBe(409);
  });
});

describe('A run of Xcode Cloud', () => {
  const workflows = async (): Promise<readonly Thing[]> => {
    const product = await firstOf(session, `/v1/ciProducts?filter[app]=${app.id}`);
    return session.list(`/v1/ciProducts/${product.id}/workflows`);
  };
  const start = (links: Readonly<Record<string, Thing>>) =>
    session.call('POST', '/v1/ciBuildRuns', entity('ciBuildRuns', {}, links));

  test('is pending, then running, then complete', async () => {
    const [workflow = app] = await workflows();
    const run = (await start({ workflow })).json.data;
    const now = async () => (await session.read(`/v1/ciBuildRuns/${run.id}`)).attributes;
    expect(run.attributes).toMatchObject({ number: 4, executionProgress: 'PENDING' });
    session.wait(1);
    expect(await now()).toMatchObject({ executionProgress: 'RUNNING' });
    session.wait(9);
    expect(await now()).toMatchObject({ executionProgress: 'COMPLETE', completionStatus: 'SUCCEEDED' });
    expect((await session.list(`/v1/ciWorkflows/${workflow.id}/buildRuns?sort=-number`))[0]?.id).toBe(run.id);
  });

  test('can be run again', async () => {
    const [workflow = app] = await workflows();
    const [buildRun = app] = await session.list(`/v1/ciWorkflows/${workflow.id}/buildRuns?sort=-number`);
    expect((await start({ buildRun })).json.data.attributes).toMatchObject({
      number: 4,
      startReason: 'MANUAL_REBUILD',
    });
  });

  test('is refused for a disabled workflow, and without one', async () => {
    const off = (await workflows()).find(({ attributes }) => attributes.name === 'Old release') ?? app;
    expect(storeRefusal(await start({ workflow: off }))).toEqual([409, 'STATE_ERROR']);
    expect(storeRefusal(await start({}))).toEqual([409, 'ENTITY_ERROR.RELATIONSHIP.REQUIRED']);
  });
});
