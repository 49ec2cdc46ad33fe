// Fills every drop-down of the definition as a designer does, with the relay and both simulated stores.
import { catalog } from '../../connector/catalog.ts';
import { startSandbox } from '../../scripts/simulator/simulator.ts';
import { readDefinition } from '../support/definition.ts';
import { dropDownsOf, fill } from '../support/dropDowns.ts';
import { openRelay } from '../support/relay.ts';

const definition = readDefinition();
/** Inputs that are typed by hand, or that have too many values to test. */
const known = { packageName: ['com.example.tidewater'], territoryId: ['USA', 'DEU'] };

async function open() {
  const now = () => Date.parse('2026-11-22T12:00:00Z');
  const sandbox = await startSandbox({ now });
  const relay = openRelay({ ...sandbox.settings, RELAY__ALLOW: '*, anything' }, { now });
  const answers = new Map<string, Promise<unknown>>();
  const refusals: string[] = [];
  const call = async (id: string, inputs: Readonly<Record<string, string>>, body?: object) => {
    const operation = catalog.find((each) => each.id === id);
    const of = (place: string) =>
      Object.fromEntries(
        Object.entries(inputs).filter(([name]) =>
          operation?.parameters.some((each) => each.in === place && each.name === name),
        ),
      );
    return relay.call(id, { path: of('path'), query: of('query'), ...(body && { body }) });
  };
  const ask = (id: string, inputs: Readonly<Record<string, string>>): Promise<unknown> => {
    const key = `${id} ${JSON.stringify(inputs)}`;
    const made = async () => {
      const { status, json } = await call(id, inputs);
      if (status !== 200) refusals.push(`${key}: ${status} ${json?.error?.message}`);
      return json;
    };
    const known = answers.get(key) ?? made();
    answers.set(key, known);
    return known;
  };
  const close = async () => {
    await relay.close();
    await sandbox.close();
  };
  const fileUrl = `${sandbox.origins.apple.api}/storage/samples/1000/Sparrow.ipa`;
  return { ...fill(definition, ask, known), refusals, call, close, fileUrl };
}

type Opened = Awaited<ReturnType<typeof open>>;

/** Two screenshots with the same name: the simulated stores have none at the start. */
async function drawTwice({ call }: Opened) {
  const [app] = (await call('ListApps', {})).json.data;
  const [version] = (await call('ListVersions', { id: app.id })).json.data;
  const [localization] = (await call('ListVersionLocalizations', { id: version.id })).json.data;
  const set = await call(
    'CreateScreenshotSet',
    {},
    { localizationId: localization.id, screenshotDisplayType: 'APP_IPHONE_67' },
  );
  const screenshot = { screenshotSetId: set.json.data.id, fileName: 'home.png', fileSize: 1_000 };
  const made = [await call('CreateScreenshot', {}, screenshot), await call('CreateScreenshot', {}, screenshot)];
  expect(made.map(({ status }) => status)).toEqual([201, 201]);
}

/** A job: there is none at the start. */
async function startJob({ call, fileUrl }: Opened) {
  const [app] = (await call('ListApps', {})).json.data;
  const build = { appId: app.id, fileUrl, platform: 'IOS', versionString: '9.1', buildNumber: '900' };
  expect((await call('UploadBuild', { wait: 'false' }, build)).status).toBe(202);
}

let opened: Opened;
beforeAll(async () => {
  opened = await open();
  await drawTwice(opened);
  await startJob(opened);
});
afterAll(() => opened.close());

const once = [...new Map(dropDownsOf(definition).map((each) => [`${each.action} ${each.input}`, each])).values()];

test('The definition has drop-downs in most actions', () => {
  expect(once.length).toBeGreaterThan(300);
});

test.each(once.map((each) => [`${each.action} ${each.input}`, each] as const))(
  'The drop-down %s has entries that all read differently, with values that the input takes',
  async (_, dropDown) => {
    const uses = await opened.uses(dropDown);
    const wrong = uses.flatMap(({ given, choices }) => {
      const titles = choices.map(({ title }) => title);
      const isGood = titles.every((title) => typeof title === 'string' && title.trim() !== '');
      const isUnique = new Set(titles.map((title) => String(title).toLowerCase())).size === titles.length;
      const values = choices.map(({ value }) => value);
      const pattern = new RegExp(String(dropDown.shape.pattern ?? ''));
      const fits = values.every((value) => typeof value === 'string' && value !== '' && pattern.test(value));
      return isGood && isUnique && fits && new Set(values).size === values.length ? [] : [{ given, choices }];
    });
    expect(wrong).toEqual([]);
    expect(opened.refusals.splice(0)).toEqual([]);
    expect(uses.some(({ choices }) => choices.length > 0)).toBe(true);
  },
);

/** Reads whose required inputs all come from drop-downs or are known. */
const reads = once.filter(({ action, input }) => {
  const operation = catalog.find(({ id }) => id === action);
  const parameter = operation?.parameters.find(({ name }) => name === input);
  return operation?.method === 'GET' && !operation.trigger && parameter?.in === 'path';
});

test('There are reads of which every drop-down is tried', () => {
  expect(reads.length).toBeGreaterThan(30);
});

/** The first value of other required choices, such as a platform. */
function required(action: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    (catalog.find(({ id }) => id === action)?.parameters ?? []).flatMap(({ name, required: must, schema }) => {
      const [first] = schema.items?.enum ?? schema.enum ?? [];
      return must && first !== undefined ? [[name, first]] : [];
    }),
  );
}

test.each(reads.map((each) => [each.action, each] as const))(
  'The read %s takes each value that its drop-down offers',
  async (action, dropDown) => {
    const filled = (await opened.uses(dropDown)).filter(({ choices }) => choices.length > 0).slice(0, 3);
    const answers: unknown[] = [];
    for (const { given, choices } of filled)
      for (const { value } of [choices[0], choices.at(-1)].filter((choice) => choice !== undefined)) {
        const { status, json } = await opened.call(action, {
          ...required(action),
          ...given,
          [dropDown.input]: String(value),
        });
        answers.push(status < 300 ? 'taken' : { given, value, status, json });
      }
    expect([...new Set(answers)]).toEqual(['taken']);
  },
);
