// Seeded violations of the rules about the document, its metadata, its paths and its size.
import { all, breaking, dropPlace, rename, set, type Violations } from '../change.ts';
import { addNote, metadata, readStatus } from '../places.ts';

function text(value: string) {
  return (count: number): string => value.repeat(count);
}
const answers = {
  '200': { description: 'OK', schema: { $ref: '#/definitions/Status' } },
  '400': { $ref: '#/responses/Failure' },
};

/** An ordinary operation with an ID and a summary of its own. */
function operation(id: string) {
  return {
    operationId: id,
    summary: `Read ${id.toLowerCase()}`,
    description: 'Reads one thing of the shop.',
    responses: { ...answers, default: { description: 'What went wrong.' } },
  };
}
function path(route: string): string {
  return `/paths/${route.replaceAll('/', '~1')}`;
}
function input(name: string) {
  return {
    name,
    in: 'path',
    required: true,
    type: 'string',
    'x-ms-summary': 'Name',
    description: 'The name of the thing.',
    'x-ms-url-encoding': 'single',
  };
}

function wide(count: number) {
  return {
    type: 'object',
    properties: Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `field${index}`,
        { type: 'string', 'x-ms-summary': `Field ${index}`, description: `The value of field ${index}.` },
      ]),
    ),
  };
}
function deep(levels: number): unknown {
  return {
    type: 'object',
    'x-ms-summary': 'Level',
    description: 'One level further down.',
    properties: {
      next: levels > 0 ? deep(levels - 1) : { type: 'string', 'x-ms-summary': 'End', description: 'The end of it.' },
    },
  };
}

export const documentViolations: Violations = {
  JsonNotValid: (files) => ({ ...files, definition: `${files.definition},` }),
  ByteOrderMarkNotAllowed: (files) => ({ ...files, properties: `\uFEFF${files.properties}` }),
  FileTooLarge: (files) => ({ ...files, definition: files.definition + text(' ')(1_000_000) }),
  SpecificationVersionIncorrect: set('/swagger', '3.0.0'),
  RequiredPropertyMissing: dropPlace('/info/version'),
  RequiredValueEmpty: set('/info/version', ' '),
  JsonTypeIncorrect: set('/info/version', 1),
  AdditionalPropertyNotAllowed: set('/info/slogan', 'Always open'),
  ExtensionNameNotValid: set('/info/X-slogan', 'Always open'),
  SwaggerKeywordNotSupported: set('/definitions/Note/properties/noteId/nullable', true),
  HostNameNotValid: set('/host', 'https://shop.example.com/'),
  BasePathNotValid: set('/basePath', 'shop'),
  SchemesArrayEmpty: set('/schemes', []),
  SchemeNotValid: set('/schemes', ['gopher']),
  SchemeNotSupported: set('/schemes', ['wss']),
  SchemeShouldBeHttps: set('/schemes', ['https', 'http']),
  ContactEmailNotValid: set('/info/contact/email', 'shop at example.com'),
  UrlNotValid: set('/info/contact/url', 'shop.example.com'),
  TagRedefined: set('/tags', [{ name: 'apps' }, { name: 'apps' }]),
  DocumentOrder: all(dropPlace('/host'), set('/host', 'shop.example.com')),
  IndentNotFourSpaces: (files) => ({ ...files, definition: JSON.stringify(JSON.parse(files.definition), null, 2) }),
  ConnectorMetadataNotValid: set(`${metadata}/-`, { propertyValue: 'Commerce' }),

  TitleTooLong: set('/info/title', text('Corner ')(5).trim()),
  TitleContainsRestrictedWords: set('/info/title', 'Corner Shop Connector 2'),
  TitleMustBeInEnglish: set('/info/title', 'Кorner Shop'),
  TitleMustEndWithAlphanumeric: set('/info/title', 'Corner Shop!'),
  DescriptionLengthNotInRange: set('/info/description', 'An invented shop.'),
  DescriptionContainsRestrictedWords: set('/info/description', 'An invented shop that Power Automate flows can use.'),
  DescriptionSaysApi: set('/info/description', 'An invented shop, with an API for its apps and notes.'),
  ContactPropertiesMissing: dropPlace('/info/contact/name'),
  ConnectorMetadataPropertiesMissing: dropPlace(`${metadata}/2`),
  ConnectorMetadataPropertyUnknown: set(`${metadata}/-`, { propertyName: 'Slogan', propertyValue: 'Always open' }),
  ConnectorMetadataPropertyRedefined: set(`${metadata}/-`, { propertyName: 'Categories', propertyValue: 'Commerce' }),
  ConnectorMetadataUrlNotValid: set(`${metadata}/0/propertyValue`, 'shop.example.com'),
  InvalidConnectorCategory: set(`${metadata}/2/propertyValue`, 'Corner Shops'),
  TooManyConnectorCategories: set(`${metadata}/2/propertyValue`, 'AI;Data;Finance'),
  HostNotProduction: set('/host', 'shop-staging.example.com'),

  OperationPathMustStartWithSlash: rename(path('/api/status'), 'api/status'),
  OperationPathMayNotContainQueryOrFragment: rename(path('/api/status'), '/api/status?full=true'),
  OperationPathContainsUnsupportedCharacters: rename(path('/api/status'), '/api/status/*'),
  OperationPathTemplateNotValid: rename(path('/api/status'), '/api/{status'),
  OperationPathVariablesContainDefaults: set(path('/api/shelves/{shelf=1}'), {
    get: { ...operation('ReadShelf'), parameters: [input('shelf')] },
  }),
  OperationPathRepeatsVariable: set(path('/api/shelves/{shelf}/{shelf}'), {
    get: { ...operation('ReadShelf'), parameters: [input('shelf')] },
  }),
  PathRedefined: set(path('/api/Status'), { get: operation('ReadShelf') }),
  DuplicateOperationPath: set(path('/api/apps/{name}'), {
    delete: { ...operation('ReadShelf'), parameters: [input('name')] },
  }),
  PartialDuplicateOperationPath: set(path('/api/apps/newest'), { get: operation('ReadShelf') }),
  PathItemRefNotSuppored: set(path('/api/shelves'), { $ref: '#/paths/~1api~1status' }),
  PathItemEmpty: set(path('/api/shelves'), { parameters: [] }),
  PathParametersContainDuplicateParameter: set(path('/api/shelves/{shelf}'), {
    parameters: [input('shelf'), input('shelf')],
    get: { ...operation('ReadShelf'), parameters: [input('shelf')] },
  }),
  PathParametersContainMultipleBodyParameters: all(
    set(`${path('/api/apps/{id}/notes')}/parameters`, [
      { name: 'body', in: 'body', schema: { $ref: '#/definitions/NewNote' } },
      { name: 'other', in: 'body', schema: { $ref: '#/definitions/NewNote' } },
    ]),
    set(`${addNote}/parameters`, [{ $ref: '#/parameters/AppId' }]),
  ),

  TotalOperationsCountExceedsMaxAllowed: (files) => {
    const shelves = Array.from({ length: 256 }, (_, index) =>
      set(path(`/api/shelf${index}`), { get: operation(`ReadShelf${index}`) }),
    );
    return all(...shelves)(files);
  },
  BodySchemaCountExceedsMaxAllowed: set('/definitions/NewNote', wide(512)),
  // so many outputs cannot have unique labels, nor such deep ones short labels
  OperationSchemaCountExceedsMaxAllowed: breaking(
    ['OutputLabelNotUnique'],
    set('/definitions/Status', { ...wide(130), 'x-ms-summary': 'Status', description: 'Much about the shop.' }),
    set(`${readStatus}/responses/200/schema`, {
      type: 'object',
      properties: Object.fromEntries(
        Array.from({ length: 130 }, (_, index) => [`shop${index}`, { $ref: '#/definitions/Status' }]),
      ),
    }),
  ),
  SchemaTooDeep: breaking(['OutputLabelRepeatsWord', 'OutputLabelTooLong'], set('/definitions/Status', deep(20))),
};
