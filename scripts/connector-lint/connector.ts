// The connector as rules see it: its three files, read, and every part of them.
import { type Dynamic, dynamicsOf } from './dynamics.ts';
import { isTree, type Tree } from './json.ts';
import type { OperationPart, Part, PathPart, ResponsePart, SchemaPart } from './parts.ts';
import { type ConnectionParameter, connectionParametersOf, type Policy, policiesOf } from './properties.ts';
import { objectsOf, schemasOf, valuesOf } from './schemas.ts';
import { everyResponseOf, operationsOf, parameterListsOf, parametersOf, pathsOf } from './visit.ts';

/** The files of a connector, as they lie on the disk. An icon that is missing is empty. */
export interface Files {
  readonly definition: string;
  readonly properties: string;
  readonly icon: Buffer;
}

export interface Connector {
  readonly files: Files;
  readonly root: Part;
  readonly paths: readonly PathPart[];
  readonly operations: readonly OperationPart[];
  readonly parameterLists: readonly (readonly Part[])[];
  readonly parameters: readonly Part[];
  readonly responses: readonly ResponsePart[];
  readonly schemas: readonly SchemaPart[];
  readonly values: readonly Part[];
  readonly objects: readonly Part[];
  readonly dynamics: readonly Dynamic[];
  /** The object `properties` of apiProperties.json. */
  readonly properties: Part;
  readonly connectionParameters: readonly ConnectionParameter[];
  readonly policies: readonly Policy[];
}

export const names = {
  definition: 'apiDefinition.swagger.json',
  properties: 'apiProperties.json',
  icon: 'connector/icon.png',
} as const;

/** The object in a JSON text; undefined when it is not JSON, or not an object. A byte order mark is for a rule to see. */
export const parse = (json: string): Tree | undefined => {
  try {
    const value: unknown = JSON.parse(json.replace(/^\uFEFF/, ''));
    return isTree(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

export const readConnector = (files: Files): Connector => {
  const root: Part = { place: `${names.definition}#`, node: parse(files.definition) ?? {} };
  const properties: Part = { place: `${names.properties}#`, node: parse(files.properties) ?? {} };
  const operations = operationsOf(root);
  return {
    files,
    root,
    paths: pathsOf(root),
    operations,
    parameterLists: parameterListsOf(root),
    parameters: parametersOf(root),
    responses: everyResponseOf(root),
    schemas: schemasOf(root),
    values: valuesOf(root),
    objects: objectsOf(root),
    dynamics: dynamicsOf(root, operations),
    properties,
    connectionParameters: connectionParametersOf(properties),
    policies: policiesOf(properties),
  };
};
