// Seeded violations of the rules about operations and their responses.
import { all, breaking, dropPlace, set, type Violations } from '../change.ts';
import { addNote, hook, listApps, polledPlace, readAppPlace } from '../places.ts';

function input(name: string, location: string) {
  return {
    name,
    in: location,
    ...(location === 'path' && { required: true, 'x-ms-url-encoding': 'single' }),
    type: 'string',
    'x-ms-summary': 'Name',
    description: 'The name of the thing.',
  };
}
const body = { name: 'body', in: 'body', required: true, schema: { $ref: '#/definitions/NewNote' } };
const form = {
  consumes: ['multipart/form-data'],
  parameters: [{ $ref: '#/parameters/AppId' }, input('text', 'formData')],
};

function annotate(operation: string, annotation: unknown) {
  return set(`${operation}/x-ms-api-annotation`, annotation);
}
function family(...annotations: readonly object[]) {
  return all(
    ...annotations.map((annotation, index) =>
      annotate([listApps, readAppPlace, addNote][index] ?? '', { family: 'Apps', ...annotation }),
    ),
  );
}
function deprecate(operation: string) {
  return all(set(`${operation}/deprecated`, true), set(`${operation}/summary`, 'Read app (deprecated)'));
}

export const operationViolations: Violations = {
  PathParameterNotDefinedInTemplate: set(`${readAppPlace}/parameters/-`, input('shelf', 'path')),
  OperationMissingPathParameter: set(`${readAppPlace}/parameters`, []),
  OperationIdRequired: dropPlace(`${readAppPlace}/operationId`),
  OperationIdNotUnique: set(`${readAppPlace}/operationId`, 'AddNote'),
  OperationIdSanitized: set(`${readAppPlace}/operationId`, 'Read-App'),
  OperationIdNotPascalCase: set(`${readAppPlace}/operationId`, 'read_app'),
  OperationIdTooLong: set(`${readAppPlace}/operationId`, `R${'ead'.repeat(30)}App`),
  OperationMustHaveResponse: set(`${readAppPlace}/responses`, {}),
  ResponseMustBeDefaultOrHttpStatusCode: set(`${polledPlace}/responses/OK`, { description: 'OK' }),
  OperationShouldHaveSuccessfulResponse: dropPlace(`${readAppPlace}/responses/200`),
  SchemaDefinitionSetIncorrectly: set(`${readAppPlace}/responses/200`, { description: 'OK' }),
  DefaultResponseHasSchema: set(`${readAppPlace}/responses/default/schema`, { $ref: '#/definitions/Status' }),
  OperationHasManyResponsesWithSchema: set(`${readAppPlace}/responses/404`, {
    description: 'Gone',
    schema: { $ref: '#/definitions/Status' },
  }),
  DefaultResponseMissing: dropPlace(`${readAppPlace}/responses/default`),
  ErrorResponseMissing: dropPlace(`${readAppPlace}/responses/400`),
  EmptySchemaNotAllowed: set(`${readAppPlace}/responses/200/schema`, {}),
  ObjectWithoutProperties: set('/definitions/Status', { type: 'object', properties: {} }),
  SchemaTypeMissing: dropPlace('/definitions/Status/type'),
  ResponseExampleMustBeProducedByOperation: set(`${readAppPlace}/responses/200/examples`, { 'text/plain': 'App' }),
  ResponseHeadersAreNotUnique: set(`${readAppPlace}/responses/200/headers`, {
    ETag: { type: 'string' },
    etag: { type: 'string' },
  }),
  SharedPartNotUsed: set('/definitions/Shelf', { type: 'string' }),
  OperationParametersContainDuplicateParameter: set(`${listApps}/parameters/-`, {
    ...input('limit', 'query'),
    type: 'integer',
  }),
  OperationParametersContainMultipleBodyParameters: set(`${addNote}/parameters/-`, { ...body, name: 'other' }),
  ParameterListContainsFormDataAndBody: breaking(
    ['MimeTypeNotCompatibleWithRequestContentSchemaType'],
    set(`${addNote}/parameters/-`, input('extra', 'formData')),
  ),
  BodyOrFormDataParameterInFetchOperationNotAllowed: set(`${readAppPlace}/parameters/-`, body),
  OperationParameterNameIsAmbiguous: set(`${addNote}/parameters/-`, input('text', 'query')),
  ConsumesMissing: set(`${addNote}/consumes`, []),
  MimeTypeNotValid: set(`${readAppPlace}/produces`, ['json']),
  MimeTypeNotSupported: set(`${readAppPlace}/consumes`, ['image/png']),
  MimeTypeNotCompatibleWithRequestContentSchemaType: set(`${addNote}/consumes`, ['text/plain']),
  StringBinaryNotSupportedForFormUrlEncoded: all(
    set(`${addNote}/consumes`, ['application/x-www-form-urlencoded']),
    set(`${addNote}/parameters`, [
      ...form.parameters,
      { ...input('picture', 'formData'), format: 'binary', 'x-ms-summary': 'Picture' },
    ]),
    set(`${addNote}/responses/201/schema`, { $ref: '#/definitions/NewNote' }),
    dropPlace('/definitions/Note'),
  ),
  OperationDeprecatedNotMarked: set(`${readAppPlace}/deprecated`, true),
  ApiAnnotationExtensionReplacementInfoForNonDeprecatedOperations: annotate(readAppPlace, {
    replacement: { api: 'shop', operationId: 'ListApps' },
  }),
  ApiAnnotationExtensionReplacementInfoMissingApiProperty: all(
    deprecate(readAppPlace),
    annotate(readAppPlace, { replacement: { operationId: 'ListApps' } }),
  ),
  ApiAnnotationExtensionReplacementInfoMissingOperationIdProperty: all(
    deprecate(readAppPlace),
    annotate(readAppPlace, { replacement: { api: 'shop' } }),
  ),
  OperationFamilyHasDuplicateRevisions: family({ revision: 1 }, { revision: 1 }),
  OperationFamilyHasManyActiveOperations: all(
    family({ revision: 1 }, { revision: 2 }, { revision: 0 }),
    set(`${readAppPlace}/operationId`, 'ReadApp_V2'),
  ),
  OperationFamilyHasManyActiveProductionOperations: family(
    { revision: 1, status: 'Production' },
    { revision: 0, status: 'Production' },
  ),
  OperationFamilyHasManyEmptyRevisions: breaking(['OperationRevisionEmpty'], family({}, {})),
  OperationRevisionEmpty: family({ revision: 1 }, {}),
  OperationIdShouldEndWithRevision: annotate(readAppPlace, { family: 'Apps', revision: 2 }),
  OperationStatusAheadOfConnector: all(
    set('/info/x-ms-api-annotation', { status: 'Preview' }),
    annotate(readAppPlace, { status: 'Production' }),
  ),

  TriggerBatchNeedsArray: set(`${polledPlace}/responses/200/schema`, { $ref: '#/definitions/Status' }),
  TriggerHintMissing: dropPlace(`${polledPlace}/x-ms-trigger-hint`),
  TriggerPartWithoutTrigger: set(`${readAppPlace}/x-ms-trigger-hint`, 'To see it work, read an app.'),
  TriggerMetadataNotValid: set(`${polledPlace}/x-ms-trigger-metadata`, { kind: 'question', mode: 'polling' }),
  TriggerMetadataMissing: dropPlace(`${polledPlace}/x-ms-trigger-metadata`),
  TriggerSummaryNotWhen: set(`${polledPlace}/summary`, 'Tell new apps'),
  TriggerDescriptionNotWhen: set(`${polledPlace}/description`, 'Tells when an app is added.'),
  WebhookResponseNotCreated: all(
    dropPlace(`${hook}/responses/201`),
    set(`${hook}/responses/202`, { description: 'Accepted' }),
  ),

  AgenticProtocolMissing: set(`${readAppPlace}/operationId`, 'InvokeMCP'),
  AgenticProtocolNotPlainPost: set(`${readAppPlace}/x-ms-agentic-protocol`, 'mcp-streamable-1.0'),
};
