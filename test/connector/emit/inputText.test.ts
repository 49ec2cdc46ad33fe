// What makers and programs read about an input whose values an operation lists.
import { catalog } from '../../../connector/catalog.ts';
import type { Choices, Schema } from '../../../connector/core/schema.ts';
import { about } from '../../../connector/emit/about.ts';
import { clientModule } from '../../../connector/emit/clientModule.ts';
import { findsIn, programText, sourceOf, takesId } from '../../../connector/emit/inputText.ts';
import { mcpTool } from '../../../connector/emit/mcpTools.ts';
import { openapi } from '../../../connector/emit/openapi.ts';
import { swagger } from '../../../connector/emit/swagger.ts';

interface Listed {
  readonly place: string;
  readonly description: string;
  readonly choices: Choices;
}

function listedIn(place: string, schema: Schema): readonly Listed[] {
  const { choices = schema.items?.choices, description = '', properties, items } = schema;
  return [
    ...(choices ? [{ place, description, choices }] : []),
    ...Object.entries(properties ?? items?.properties ?? {}).flatMap(([name, each]) =>
      listedIn(`${place}.${name}`, each),
    ),
  ];
}

const inputs = catalog.flatMap(({ id, parameters, body }) => [
  ...parameters.flatMap(({ name, description, choices }) =>
    choices ? [{ place: `${id}.${name}`, description, choices }] : [],
  ),
  ...(body ? listedIn(id, body) : []),
]);

test('An operation that users can call lists the values of every drop-down', () => {
  expect(inputs.length).toBeGreaterThan(300);
  const lost = inputs.filter(({ choices }) => {
    const source = sourceOf(choices);
    return !source || source.fillsDropDowns || source.hidden;
  });
  expect(lost.map(({ place }) => place)).toEqual([]);
});

test('The description of every ID that a drop-down lists ends with the operation that finds it', () => {
  const silent = inputs.filter((each) => {
    const end = ` ${sourceOf(each.choices)?.id} ${findsIn(each.choices)}.`;
    return takesId(each.choices) && !programText(each).endsWith(end);
  });
  expect(silent.map(({ place }) => place)).toEqual([]);
});

test.each([
  ['ReadApp', 'id', 'The app. ListApps finds the ID.'],
  ['ReadGalaxyApp', 'contentId', 'The Galaxy Store app. ListGalaxyApps finds the content ID of 12 digits.'],
  ['DeleteBinary', 'binarySeq', 'The number of a binary of the draft, such as 3. ReadGalaxyApp finds the number.'],
  ['UpdateWhatToTest', 'id', 'The text to change. ListBuilds finds the ID with include=betaBuildLocalizations.'],
  ['CreateBetaGroup', 'buildIds', 'The builds to test. ListBuilds finds the ID.'],
])('A tool that takes %s.%s says: %s', (id, input, description) => {
  const operation = catalog.find((each) => each.id === id);
  const shown = operation && mcpTool(operation).inputSchema.properties[input];
  expect(shown?.description).toBe(description);
});

test('Only the definition for designers says that a value is picked', () => {
  const picked = /, picked by (its )?\w+/g;
  const options = { about, server: 'https://relay.test/api', errorCodes: [], entra: false };
  const forPrograms = [JSON.stringify(openapi(catalog, options)), clientModule(catalog, [])];
  for (const each of forPrograms) expect(each.match(picked)).toBeNull();
  expect(JSON.stringify(swagger(catalog, about)).match(picked)?.length).toBeGreaterThan(40);
});
