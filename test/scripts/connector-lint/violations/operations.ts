// Seeded violations of the rules about operations and their responses.
import { all, breaking, drop, set, type Violations } from '../change.ts';
import { addNote, hook, listApps, polled, readApp } from '../places.ts';

const input = (name: string, location: string) => ({
  name,
  in: location,
  ...(location === 'path' && { required: true, 'x-ms-url-encoding': 'single' }),
  type: 'string',
  'x-ms-summary': 'Name',
  description: 'The name of the thing.',
});
const body = { name: 'body', in: 'body', required: true, schema: { $ref: '#/definitions/NewNote' } };
const form = {
  consumes: ['multipart/form-data'],
  parameters: [{ $ref: '#/parameters/AppId' }, input('text', 'formData')],
};

const annotate = (operation: string, annotation: unknown) => set(`${operation}/x-ms-api-annotation`, annotation);
const family = (...annotations: readonly object[]) =>
  all(
    ...annotations.map((annotation, index) =>
      annotate([listApps, readApp, addNote][index] ?? '', { family: 'Apps', ...annotation }),
    ),
  );
const deprecate = (operation: string) =>
  all(set(`${operation}/deprecated`, true), set(`${operation}/summary`, 'Read app (deprecated)'));

export const operationViolations: Violations = {
  PathParameterNotDefinedInTemplate: set(`${readApp}/parameters/-`, input('shelf', 'path')),
  OperationMissingPathParameter: set(`${readApp}/parameters`, []),
  OperationIdRequired: drop(`${readApp}/operationId`),
  OperationIdNotUnique: set(`${readApp}/operationId`, 'AddNote'),
  OperationIdSanitized: set(`${readApp}/operationId`, 'Read-App'),
  OperationIdNotPascalCase: set(`${readApp}/operationId`, 'read_app'),
  OperationIdTooLong: set(`${readApp}/operationId`, `R${'ead'.repeat(30)}App`),
  OperationMustHaveResponse: set(`${readApp}/responses`, {}),
  ResponseMustBeDefaultOrHttpStatusCode: set(`${polled}/responses/OK`, { description: 'OK' }),
  OperationShouldHaveSuccessfulResponse: drop(`${readApp}/responses/200`),
  SchemaDefinitionSetIncorrectly: set(`${readApp}/responses/200`, { description: 'OK' }),
  DefaultResponseHasSchema: set(`${readApp}/responses/default/schema`, { $ref: '#/definitions/Status' }),
  OperationHasManyResponsesWithSchema: set(`${readApp}/responses/404`, {
    description: 'Gone',
    schema: { $ref: '#/definitions/Status' },
  }),
  DefaultResponseMissing: drop(`${readApp}/responses/default`),
  ErrorResponseMissing: drop(`${readApp}/responses/400`),
  EmptySchemaNotAllowed: set(`${readApp}/responses/200/schema`, {}),
  ObjectWithoutProperties: set('/definitions/Status', { type: 'object', properties: {} }),
  SchemaTypeMissing: drop('/definitions/Status/type'),
  ResponseExampleMustBeProducedByOperation: set(`${readApp}/responses/200/examples`, { 'text/plain': 'App' }),
  ResponseHeadersAreNotUnique: set(`${readApp}/responses/200/headers`, {
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
  BodyOrFormDataParameterInFetchOperationNotAllowed: set(`${readApp}/parameters/-`, body),
  OperationParameterNameIsAmbiguous: set(`${addNote}/parameters/-`, input('text', 'query')),
  ConsumesMissing: set(`${addNote}/consumes`, []),
  MimeTypeNotValid: set(`${readApp}/produces`, ['json']),
  MimeTypeNotSupported: set(`${readApp}/consumes`, ['image/png']),
  MimeTypeNotCompatibleWithRequestContentSchemaType: set(`${addNote}/consumes`, ['text/plain']),
  StringBinaryNotSupportedForFormUrlEncoded: all(
    set(`${addNote}/consumes`, ['application/x-www-form-urlencoded']),
    set(`${addNote}/parameters`, [
      ...form.parameters,
      { ...input('picture', 'formData'), format: 'binary', 'x-ms-summary': 'Picture' },
    ]),
    set(`${addNote}/responses/201/schema`, { $ref: '#/definitions/NewNote' }),
    drop('/definitions/Note'),
  ),
  OperationDeprecatedNotMarked: set(`${readApp}/deprecated`, true),
  ApiAnnotationExtensionReplacementInfoForNonDeprecatedOperations: annotate(readApp, {
    replacement: { api: 'shop', operationId: 'ListApps' },
  }),
  ApiAnnotationExtensionReplacementInfoMissingApiProperty: all(
    deprecate(readApp),
    annotate(readApp, { replacement: { operationId: 'ListApps' } }),
  ),
  ApiAnnotationExtensionReplacementInfoMissingOperationIdProperty: all(
    deprecate(readApp),
    annotate(readApp, { replacement: { api: 'shop' } }),
  ),
  OperationFamilyHasDuplicateRevisions: family({ revision: 1 }, { revision: 1 }),
  OperationFamilyHasManyActiveOperations: all(
    family({ revision: 1 }, { revision: 2 }, { revision: 0 }),
    set(`${readApp}/operationId`, 'ReadApp_V2'),
  ),
  OperationFamilyHasManyActiveProductionOperations: family(
    { revision: 1, status: 'Production' },
    { revision: 0, status: 'Production' },
  ),
  OperationFamilyHasManyEmptyRevisions: breaking(['OperationRevisionEmpty'], family({}, {})),
  OperationRevisionEmpty: family({ revision: 1 }, {}),
  OperationIdShouldEndWithRevision: annotate(readApp, { family: 'Apps', revision: 2 }),
  OperationStatusAheadOfConnector: all(
    set('/info/x-ms-api-annotation', { status: 'Preview' }),
    annotate(readApp, { status: 'Production' }),
  ),

  TriggerBatchNeedsArray: set(`${polled}/responses/200/schema`, { $ref: '#/definitions/Status' }),
  TriggerHintMissing: drop(`${polled}/x-ms-trigger-hint`),
  TriggerPartWithoutTrigger: set(`${readApp}/x-ms-trigger-hint`, 'To see it work, read an app.'),
  TriggerMetadataNotValid: set(`${polled}/x-ms-trigger-metadata`, { kind: 'question', mode: 'polling' }),
  TriggerMetadataMissing: drop(`${polled}/x-ms-trigger-metadata`),
  TriggerSummaryNotWhen: set(`${polled}/summary`, 'Tell new apps'),
  TriggerDescriptionNotWhen: set(`${polled}/description`, 'Tells when an app is added.'),
  WebhookResponseNotCreated: all(
    drop(`${hook}/responses/201`),
    set(`${hook}/responses/202`, { description: 'Accepted' }),
  ),
};
