// Seeded violations of the rules about drop-downs, dynamic schemas, paging and the connection test.
import {
  all,
  breaking,
  type ConnectorChange,
  dropPlace,
  rename,
  set,
  setProperty,
  type Violations,
} from '../change.ts';
import { addNote, appIdPlace, appList, choices, listApps, noteText, readStatus } from '../places.ts';

/** A drop-down for the text of a note, filled with the apps of a platform. */
function onText(platform: unknown, extra: Readonly<Record<string, unknown>> = {}): ConnectorChange {
  return all(
    set(`${noteText}/x-ms-dynamic-values`, {
      operationId: 'ListApps',
      parameters: { platform },
      'value-collection': 'apps',
      'value-path': 'id',
      'value-title': 'names/first',
    }),
    ...Object.entries(extra).map(([key, value]) => set(`${noteText}/${key}`, value)),
  );
}

function query(name: string, extra: object = {}) {
  return {
    name,
    in: 'query',
    type: 'string',
    'x-ms-summary': 'Kind',
    description: 'The kind of the thing.',
    ...extra,
  };
}
function addToNote(parameter: object): ConnectorChange {
  return set(`${addNote}/parameters/-`, parameter);
}

/** A dynamic schema for the response with a note. */
function schema(value: object, extra: Readonly<Record<string, unknown>> = {}): ConnectorChange {
  return all(
    set('/definitions/Note/x-ms-dynamic-schema', { operationId: 'ListApps', ...value }),
    ...Object.entries(extra).map(([key, one]) => set(`/definitions/Note/${key}`, one)),
  );
}

export const dynamicViolations: Violations = {
  OperationIdNotFound: set(`${choices}/operationId`, 'ListShelves'),
  DynamicExtensionIncomplete: dropPlace(`${choices}/value-path`),
  OperationParameterNameNotFound: set(`${choices}/parameters/shelf`, 'top'),
  OperationMissingRequiredProperty: all(set(`${listApps}/parameters/2/required`, true)),
  OperationParameterRequiredMismatch: all(
    set(`${listApps}/parameters/2/required`, true),
    set(`${listApps}/parameters/2/type`, 'string'),
    dropPlace(`${listApps}/parameters/2/items`),
    dropPlace(`${listApps}/parameters/2/collectionFormat`),
    set(`${choices}/parameters/names`, 'First'),
    addToNote(query('kind')),
    onText('IOS'),
    set(`${noteText}/x-ms-dynamic-values/parameters/names`, { parameter: 'kind' }),
  ),
  OperationParameterTypeMismatch: all(addToNote(query('kind', { type: 'integer' })), onText({ parameter: 'kind' })),
  OperationParameterStaticTypeMismatch: set(`${choices}/parameters/platform`, 7),
  SourcePropertyInternal: all(
    addToNote(query('kind', { 'x-ms-visibility': 'internal' })),
    onText({ parameter: 'kind' }),
  ),
  InvokedOperationShouldProduceArray: set(`${choices}/value-collection`, 'newest'),
  InvokedOperationShouldProduceProperty: set(`${choices}/value-path`, 'names/second'),
  DynamicExtensionDefinitionNotAllowedInParameter: set(`${addNote}/parameters/1/x-ms-dynamic-schema`, {
    operationId: 'ListApps',
  }),
  DynamicListExtensionRequiredForNonParameterReferences: onText({ parameter: 'body/text' }),
  DynamicListExtensionRequiredForAmbiguousReferences: breaking(
    ['OperationParameterNameIsAmbiguous'],
    addToNote(query('text')),
    onText({ parameter: 'text' }),
  ),
  DynamicPropertiesExtensionRequiredForNonParameterReferences: schema({
    parameters: { platform: { parameter: 'body/text' } },
  }),
  DynamicPropertiesExtensionRequiredForAmbiguousReferences: breaking(
    ['OperationParameterNameIsAmbiguous'],
    addToNote(query('text')),
    schema({ parameters: { platform: { parameter: 'text' } } }),
  ),
  DynamicPropertiesExtensionRequiredForPropertiesValuePath: schema({ 'value-path': 'schema/properties' }),
  DynamicPropertiesItemValuePathMismatch: schema(
    { 'value-path': 'schema/properties' },
    { 'x-ms-dynamic-properties': { operationId: 'ListApps', itemValuePath: 'form' } },
  ),
  TestConnectionMissing: dropPlace('/x-ms-capabilities/testConnection'),
  TestConnectionNotGet: rename(readStatus, 'post'),
  TestConnectionNeedsInput: set(`${readStatus}/parameters/-`, query('kind', { required: true })),
  PathIdWithoutDynamicValues: dropPlace(`${appIdPlace}/x-ms-dynamic-values`),

  InvalidEnumValuesExtensionValue: set(`${listApps}/parameters/0/x-ms-enum-values/-`, {
    value: 'LINUX',
    displayName: 'Linux',
  }),
  DuplicateEnumValuesInExtension: set(`${listApps}/parameters/0/x-ms-enum-values/-`, {
    value: 'IOS',
    displayName: 'iPad',
  }),
  MissingEnumValuesDisplayName: dropPlace(`${listApps}/parameters/0/x-ms-enum-values/1/displayName`),
  InvalidNextLinkNameValue: set(`${listApps}/x-ms-pageable/nextLinkName`, 'next'),
  NextLinkNotInResponse: dropPlace(`${appList}/properties/nextLink`),
  PageableWithoutPolicy: setProperty('/policyTemplateInstances/2/parameters/x-ms-apimTemplate-operationName', [
    'ReadApp',
  ]),
  PageableNotOnGet: breaking(
    ['PageableWithoutPolicy'],
    set(`${addNote}/x-ms-pageable`, { nextLinkName: 'nextLink' }),
    set(`${addNote}/responses/201/schema`, { $ref: '#/definitions/AppList' }),
    dropPlace('/definitions/Note'),
  ),
};
