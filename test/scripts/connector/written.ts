// The files written for the tests' options.
import { connectorFiles } from '../../../scripts/connector/files.ts';
import { type FilesTree, wanted } from './wanted.ts';

export const writtenFiles = connectorFiles(wanted);
export function contentOf(path: string): Buffer {
  const found = writtenFiles.find((file) => file.path === path);
  if (!found) throw new Error(`There is no ${path}`);
  return found.content;
}
export function jsonOf(path: string): FilesTree {
  return JSON.parse(contentOf(path).toString());
}
