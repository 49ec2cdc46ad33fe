// Seeded violations of the rules about parameters, references and webhooks.
import { all, breaking, dropPlace, rename, set, type Violations } from '../change.ts';
import {
  addNote,
  appIdPlace,
  appList,
  appPlace,
  callback,
  hook,
  hookPath,
  limitPlace,
  namesPlace,
  note,
  platformPlace,
  polledPlace,
  readAppPlace,
  readStatus,
  stars,
} from '../places.ts';

function input(name: string, location: string, extra: object = {}) {
  return {
    name,
    in: location,
    type: 'string',
    'x-ms-summary': 'Name',
    description: 'The name of the thing.',
    ...extra,
  };
}
function add(parameter: object) {
  return set(`${readStatus}/parameters/-`, parameter);
}
/** The note sent as a form instead of a body. */
function asForm(parameter: object) {
  return all(
    set(`${addNote}/consumes`, ['multipart/form-data']),
    set(`${addNote}/parameters`, [{ $ref: '#/parameters/AppId' }, parameter]),
    set(`${addNote}/responses/201/schema`, { $ref: '#/definitions/NewNote' }),
    dropPlace('/definitions/Note'),
  );
}

export const partViolations: Violations = {
  ParameterLocationNotValid: add(input('session', 'cookie')),
  PathParameterMustBeRequired: set(`${appIdPlace}/required`, false),
  PathParameterMissingEncoding: dropPlace(`${appIdPlace}/x-ms-url-encoding`),
  PathParameterEncodingNotSingle: set(`${appIdPlace}/x-ms-url-encoding`, 'double'),
  QueryParameterEncodingNotSupported: set(`${limitPlace}/x-ms-url-encoding`, 'single'),
  ParameterTypeMissing: add({ name: 'full', in: 'query', 'x-ms-summary': 'Full', description: 'Whether to tell all.' }),
  BodyParameterSchemaRequired: all(dropPlace(`${addNote}/parameters/1/schema`), dropPlace(note)),
  BodyParameterPropertyNotValid: set(`${addNote}/parameters/1/type`, 'object'),
  NonBodyParameterSchemaNotValid: add({ ...input('full', 'query'), schema: { type: 'string' } }),
  FileParameterMustBeInFormData: add(input('full', 'query', { type: 'file' })),
  ParameterObjectNotAllowed: add(input('full', 'query', { type: 'object' })),
  AllowEmptyValueOnlyValidForQueryFormData: add(input('full', 'header', { allowEmptyValue: true })),
  InvalidFormDataParameterName: asForm(input('größe', 'formData')),
  ConnectionIdParameterNotAllowed: add(input('connectionId', 'query')),
  ReservedParameterIsUsed: add(input('X-Functions-Key', 'header')),
  CollectionFormatValueNotSupported: set(`${namesPlace}/collectionFormat`, 'commas'),
  CollectionFormatNotOnArray: set(`${limitPlace}/collectionFormat`, 'csv'),

  SchemaReferenceNotValid: set('/definitions/Status/properties/open', { $ref: '#/definitions/App/properties/id' }),
  SchemaReferenceNotFound: breaking(
    ['PropertyDescriptionMissing', 'PropertySummaryMissing'],
    set('/definitions/Status/properties/open', { $ref: '#/definitions/Nothing' }),
  ),
  ParameterReferenceNotValid: add({ $ref: '#/definitions/Status' }),
  ParameterReferenceNotFound: add({ $ref: '#/parameters/Nothing' }),
  ResponseReferenceNotValid: set(`${readAppPlace}/responses/404`, { $ref: `#${readStatus}/responses/default` }),
  ResponseReferenceNotFound: set(`${readAppPlace}/responses/404`, { $ref: '#/responses/Nothing' }),
  ParameterRefLoopNotAllowed: all(
    set('/parameters/Same', { $ref: '#/parameters/AppId' }),
    set(`${readAppPlace}/parameters/0/$ref`, '#/parameters/Same'),
  ),
  ResponseRefLoopNotAllowed: all(
    set('/responses/Same', { $ref: '#/responses/Failure' }),
    set(`${readAppPlace}/responses/400/$ref`, '#/responses/Same'),
  ),
  SchemaRefLoopNotAllowed: all(
    set('/definitions/Same', { $ref: '#/definitions/App' }),
    set(`${readAppPlace}/responses/200/schema/$ref`, '#/definitions/Same'),
  ),
  RequiredLoopInSchemaNotAllowed: all(
    set(`${appPlace}/properties/twin`, { $ref: '#/definitions/App' }),
    set(`${appPlace}/required`, ['id', 'twin']),
  ),
  AdditionalPropertyNotAllowedAdjacentToRef: set(`${appList}/properties/newest/description`, 'The newest app.'),
  ReferenceNotText: set(`${readAppPlace}/responses/200/schema`, { $ref: 7, type: 'string' }),

  TriggerMethodNotValid: rename(hook, 'put'),
  WebhookOperationsMissingNotificationUrlProperty: breaking(
    ['InternalRequiredNeedsDefault'],
    dropPlace(`${callback}/x-ms-notification-url`),
  ),
  OperationMustHaveNotificationContentExtension: breaking(
    ['SchemaDefinitionSetIncorrectly'],
    dropPlace(`${hookPath}/x-ms-notification-content`),
  ),
  NotificationContentNotValid: dropPlace(`${hookPath}/x-ms-notification-content/description`),
  NotificationUrlNotAllowedInThisPosition: set(`${appPlace}/properties/id/x-ms-notification-url`, true),
  NotificationUrlNotInternal: breaking(
    ['PropertyDescriptionMissing', 'PropertySummaryMissing'],
    dropPlace(`${callback}/x-ms-visibility`),
  ),
  NotificationUrlNotRequired: dropPlace('/definitions/NewHook/required'),
  NotificationUrlNotString: set(`${callback}/type`, 'integer'),
  WebhookDeleteMissing: dropPlace('/paths/~1api~1hooks~1{hookId}'),
  NotificationExtensionSupportedForTriggerOnly: set(`${readAppPlace}/x-ms-notification`, {
    operationId: 'WhenAppChanged',
  }),
  NotificationExtensionNotSupportedInWebhookOperation: set(`${hook}/x-ms-notification`, {
    operationId: 'WhenAppChanged',
  }),
  NotificationOperationMustBeWebhook: set(`${polledPlace}/x-ms-notification`, { operationId: 'ReadApp' }),

  ExtensionUnknown: set(`${platformPlace}/x-ms-summmary`, 'Platform'),
  ExtensionIgnored: set(`${platformPlace}/x-ms-enum`, { name: 'Platform' }),
  ExtensionMisplaced: set('/definitions/Note/x-ms-url-encoding', 'single'),
  ExtensionTypeIncorrect: set(`${readAppPlace}/x-ms-safe-operation`, 'yes'),
  ExtensionValueNotValid: set(`${readAppPlace}/x-ms-visibility`, 'Advanced'),
  UrlEncodingOnlyForPath: add(input('full', 'header', { 'x-ms-url-encoding': 'single' })),
  ChunkTransferNotValid: set(`${readAppPlace}/x-ms-capabilities`, { chunks: true }),
  ApiAnnotationStatusNotValid: set(`${readAppPlace}/x-ms-api-annotation`, { status: 'Beta' }),
  InvalidCustomEditorExtensionDictionaryValue: set(`${note}/x-ms-editor`, 'dictionary'),
  SelectedItemValuePathNotAllowedInThisPosition: set(`${stars}/x-ms-dynamic-tree`, { selectedItemValuePath: 'id' }),
};
