// The columns of a row are consistent: whatever one column references exists, in every row of the catalog.
import { catalog } from '../../connector/catalog.ts';
import type { DocumentForm } from '../../connector/core/documentForm.ts';
import type { Operation, Pages } from '../../connector/core/operation.ts';
import type { Schema } from '../../connector/core/schema.ts';

function namesOf(operations: readonly Operation[]): string[] {
  return operations.map(({ id }) => id);
}
function shapeAt(shape: Schema, place: string): Schema | undefined {
  return place === ''
    ? shape
    : place.split('/').reduce<Schema | undefined>((outer, name) => outer?.properties?.[name], shape);
}

/** The inputs that are sent in the body to the store. */
function inputsOfBody({ queryEncoding: queryAs, names, body }: Operation): readonly string[] {
  return queryAs === 'body' ? names.query : Object.keys(body?.properties ?? {});
}

test('A body stays a body, and becomes query inputs only where a connector allows no body', () => {
  const wrong = catalog.filter(
    ({ queryEncoding: queryAs, method, body }) =>
      queryAs === 'body' && (body !== undefined || !['GET', 'DELETE'].includes(method)),
  );
  expect(namesOf(wrong)).toEqual([]);
});

test('A document is made of inputs that are there', () => {
  const inputsIn = (document: DocumentForm): readonly string[] =>
    'links' in document ? [document.links] : Object.keys(document.relations);
  const wrong = catalog.filter((operation) => {
    const { document, names } = operation;
    if (!document) return false;
    const isHere = !('id' in document) || document.id === undefined || names.path.includes(document.id);
    return !isHere || !inputsIn(document).every((input) => inputsOfBody(operation).includes(input));
  });
  expect(namesOf(wrong)).toEqual([]);
});

test('An update names the resource that its path names, and a new resource has no ID', () => {
  const wrong = catalog.filter(({ document, method }) => {
    if (!document || 'links' in document) return false;
    return (method === 'PATCH') !== (document.id !== undefined);
  });
  expect(namesOf(wrong)).toEqual([]);
});

describe('A list with pages', () => {
  const lists = catalog.flatMap((operation) => (operation.pages ? [{ operation, pages: operation.pages }] : []));
  const placesOf = ({ next }: Pages): string[] => Object.values(next).filter((place) => typeof place === 'string');

  test('has the inputs for All pages', () => {
    const wrong = lists.filter(({ operation, pages: { input, in: place, size } }) => {
      const inputs = place === 'body' ? Object.keys(operation.body?.properties ?? {}) : operation.names.query;
      return !inputs.includes(input) || (size !== undefined && !inputs.includes(size.input));
    });
    expect(namesOf(wrong.map(({ operation }) => operation))).toEqual([]);
  });

  test('requests no larger pages than its input allows', () => {
    const wrong = lists.filter(({ operation, pages: { size } }) => {
      const input = operation.parameters.find(({ name }) => name === size?.input);
      return size !== undefined && input?.schema.maximum !== size.most;
    });
    expect(namesOf(wrong.map(({ operation }) => operation))).toEqual([]);
  });

  test('answers with its items, where to continue, and how the pagination went', () => {
    const wrong = lists.filter(({ operation: { responds }, pages }) => {
      const isList = shapeAt(responds, pages.items)?.type === 'array';
      return !isList || ![...placesOf(pages), 'pagination', 'walk'].every((place) => shapeAt(responds, place));
    });
    expect(namesOf(wrong.map(({ operation }) => operation))).toEqual([]);
  });
});

test('A report says which of its lists is the list: the rows, and not their columns', () => {
  const reports = catalog.filter(({ responds: { properties = {} } }) => 'columns' in properties);
  expect(namesOf(reports)).toEqual(['GetSalesReport', 'GetFinanceReport', 'GetAnalyticsReport', 'GetGalaxyMetrics']);
  expect(reports.map(({ list }) => list)).toEqual(reports.map(() => 'rows'));
  const wrong = catalog.filter(({ list, responds }) => list && shapeAt(responds, list)?.type !== 'array');
  expect(namesOf(wrong)).toEqual([]);
});

test('Only a file may be left out, as its address can stand for it', () => {
  const wrong = catalog.filter(
    ({ optionalBody, body, bodyEncoding: bodyAs, names }) =>
      optionalBody && (!body || bodyAs !== 'bytes' || !names.query.includes('fileUrl')),
  );
  expect(namesOf(wrong)).toEqual([]);
});

test("A response is checked for the ID in the path, and the caller's own token comes in a header", () => {
  const wrong = catalog.filter(({ responseIdFrom: answersFor, authorization, names }) => {
    const given = typeof authorization === 'object' ? authorization.given : undefined;
    return (
      (answersFor !== undefined && !names.path.includes(answersFor)) ||
      (given !== undefined && !names.header.includes(given))
    );
  });
  expect(namesOf(wrong)).toEqual([]);
});

test('An input that the store no longer accepts is not offered', () => {
  const wrong = catalog.filter((operation) =>
    Object.keys(operation.removedInputs ?? {}).some((name) =>
      [...operation.names.query, ...inputsOfBody(operation)].includes(name),
    ),
  );
  expect(namesOf(wrong)).toEqual([]);
});

test('An input that goes to no store is for a drop-down, for the pagination, or selects the host', () => {
  const idle = catalog.flatMap(({ id, parameters, body, pages, host }) => {
    const selects = typeof host === 'object' ? host.input : undefined;
    const reported = JSON.stringify([parameters, body]);
    return parameters
      .filter(({ name, relayOnly: stays, choices }) => stays && !choices && name !== selects)
      .filter(
        ({ name }) => !reported.includes(`"parameter":"${name}"`) && !(pages && ['all', 'maxItems'].includes(name)),
      )
      .map(({ name }) => `${id} ${name}`);
  });
  expect(idle).toEqual([]);
});

test('Only operations that change nothing may be retried after an error', () => {
  expect(namesOf(catalog.filter(({ safe, access }) => safe && access !== 'read'))).toEqual([]);
});

describe('A secret of the caller', () => {
  type Placed = readonly [place: string, shape: Schema];
  const inside = (place: string, shape: Schema): Placed[] => [
    [place, shape],
    ...(shape.items ? inside(`${place}/`, shape.items) : []),
    ...Object.entries(shape.properties ?? {}).flatMap(([name, each]) => inside(`${place}/${name}`, each)),
  ];
  const inputs = catalog.flatMap(({ id, parameters, body }) =>
    [
      ...parameters.flatMap(({ in: place, name, schema }) => inside(`${place}/${name}`, schema)),
      ...(body ? inside('body', body) : []),
    ].map(([place, shape]) => ({ place: `${id} ${place}`, shape })),
  );
  const marked = inputs.filter(({ shape }) => shape.format === 'password').map(({ place }) => place);

  test('is marked as one, so that it is hidden and searched for', () => {
    // a continuation token is the position where a list continues; an app account token and that of a test are IDs
    const named = inputs.filter(({ place }) =>
      /(secret|password|passphrase|(?<!continuation|pagination|appAccount|testNotification)token)$/i.test(place),
    );
    expect(named.length).toBeGreaterThan(3);
    expect(named.map(({ place }) => place).filter((place) => !marked.includes(place))).toEqual([]);
  });

  test('is where the relay searches for it: in a header, or at the top level of a body', () => {
    expect(marked.filter((place) => !/^\w+ (header\/[\w-]+|body\/\w+)$/.test(place))).toEqual([]);
  });
});
