// The files that are written for what the tests ask for.
import { connectorFiles } from '../../../scripts/connector/files.ts';
import { type FilesTree, wanted } from './wanted.ts';

export const writtenFiles = connectorFiles(wanted);
export const contentOf = (path: string): Buffer => {
  const found = writtenFiles.find((file) => file.path === path);
  if (!found) throw new Error(`There is no ${path}`);
  return found.content;
};
export const jsonOf = (path: string): FilesTree => JSON.parse(contentOf(path).toString());
