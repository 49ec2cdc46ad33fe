// Texts of a derived operation, generated from its name.
import { capital, phrase, plural, singular } from './naming.ts';

/** The texts of an operation for makers. */
export interface OperationWords {
  readonly summary: string;
  readonly description: `${string}.`;
  /** The resource that it returns or changes, in the singular: `app tag`. */
  readonly noun: string;
}

interface Parts {
  readonly owner: string;
  readonly related: string;
}

/** By the last part of Apple's name: the action, in the imperative. */
const verbs: Readonly<Record<string, (parts: Parts) => string>> = {
  getCollection: ({ owner }) => `list ${plural(owner)}`,
  getInstance: ({ owner }) => `read ${owner}`,
  createInstance: ({ owner }) => `create ${owner}`,
  updateInstance: ({ owner }) => `update ${owner}`,
  deleteInstance: ({ owner }) => `delete ${owner}`,
  getToManyRelated: ({ owner, related }) => `list ${related} of ${owner}`,
  getToManyRelationship: ({ owner, related }) => `list IDs of ${related} of ${owner}`,
  getToOneRelated: ({ owner, related }) => `read ${related} of ${owner}`,
  getToOneRelationship: ({ owner, related }) => `read ID of ${related} of ${owner}`,
  createToManyRelationship: ({ owner, related }) => `add ${related} to ${owner}`,
  deleteToManyRelationship: ({ owner, related }) => `remove ${related} from ${owner}`,
  replaceToManyRelationship: ({ owner, related }) => `replace ${related} of ${owner}`,
  updateToOneRelationship: ({ owner, related }) => `set ${related} of ${owner}`,
  getMetrics: ({ owner, related }) => `read metrics ${related} of ${owner}`,
};

/** `apps_appTags_getToManyRelated`: List app tags of app. */
export function operationWords(id: string, route: string): OperationWords {
  const names = id.split('_');
  const verb = names.at(-1) ?? '';
  const owner = singular(phrase(names[0] ?? ''));
  const related = phrase(names.length > 2 ? (names[1] ?? '') : '');
  const said = verbs[verb]?.({ owner, related }) ?? `call ${phrase(id.replaceAll('_', ' '))}`;
  return {
    summary: capital(said),
    description: `${capital(third(said))}, as ${route} of App Store Connect does.`,
    noun: singular(related || owner),
  };
}

/** `list apps`: lists apps. */
function third(said: string): string {
  return said.replace(/^\w+/, (verb) => `${verb}s`);
}
