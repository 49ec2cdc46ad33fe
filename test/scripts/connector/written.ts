// The files that are written for what the tests ask for.
import { connectorFiles } from '../../../scripts/connector/files.ts';
import { type Tree, wanted } from './wanted.ts';

export const written = connectorFiles(wanted);
export const contentOf = (path: string): Buffer => {
  const found = written.find((file) => file.path === path);
  if (!found) throw new Error(`There is no ${path}`);
  return found.content;
};
export const jsonOf = (path: string): Tree => JSON.parse(contentOf(path).toString());
