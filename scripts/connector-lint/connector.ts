// The parsed connector that rules check: its three files and all their parts.
import { type Dynamic, dynamicsOf } from './dynamics.ts';
import { isTree, type JsonTree } from './json.ts';
import type { LintedPart, OperationPart, PathPart, ResponsePart, SchemaPart } from './parts.ts';
import { type ConnectionParameter, connectionParametersOf, type LintedPolicy, policiesOf } from './properties.ts';
import { objectsOf, schemasOf, valuesOf } from './schemas.ts';
import { everyResponseOf, parameterListsOf, parametersOf, pathsOf, visitOperations } from './visit.ts';

/** The files of a connector as on disk. A missing icon is empty. */
export interface ConnectorFiles {
  readonly definition: string;
  readonly properties: string;
  readonly icon: Buffer;
}

export interface LintedConnector {
  readonly files: ConnectorFiles;
  readonly root: LintedPart;
  readonly paths: readonly PathPart[];
  readonly operations: readonly OperationPart[];
  readonly parameterLists: readonly (readonly LintedPart[])[];
  readonly parameters: readonly LintedPart[];
  readonly responses: readonly ResponsePart[];
  readonly schemas: readonly SchemaPart[];
  readonly values: readonly LintedPart[];
  readonly objects: readonly LintedPart[];
  readonly dynamics: readonly Dynamic[];
  /** The object `properties` of apiProperties.json. */
  readonly properties: LintedPart;
  readonly connectionParameters: readonly ConnectionParameter[];
  readonly policies: readonly LintedPolicy[];
}

export const connectorFileNames = {
  definition: 'apiDefinition.swagger.json',
  properties: 'apiProperties.json',
  icon: 'connector/icon.png',
} as const;

export function readConnector(files: ConnectorFiles): LintedConnector {
  const root: LintedPart = { place: `${connectorFileNames.definition}#`, node: parse(files.definition) ?? {} };
  const properties: LintedPart = { place: `${connectorFileNames.properties}#`, node: parse(files.properties) ?? {} };
  const operations = visitOperations(root);
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
}

/** The object in a JSON text; undefined if the text is not JSON or not an object. A separate rule reports a byte order mark. */
export function parse(json: string): JsonTree | undefined {
  try {
    const value: unknown = JSON.parse(json.replace(/^\uFEFF/, ''));
    return isTree(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
