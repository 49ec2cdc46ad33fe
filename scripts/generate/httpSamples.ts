// The catalog as requests for HTTP clients: a .http file, and a collection of Bruno.
import { catalog } from '../../connector/catalog.ts';
import { brunoFiles } from '../../connector/emit/bruno.ts';
import { httpFile } from '../../connector/emit/httpFile.ts';
import { sampleRequests } from '../../connector/emit/httpRequests.ts';

export const BRUNO_FOLDER = 'samples/bruno/';

/** The relay of `npm start`. */
const LOCAL = 'http://127.0.0.1:7071/api';

/** Values of the sandbox, so that the first requests work as they are. */
const values: Readonly<Record<string, string>> = {
  appId: '6470100003',
  contentId: '000007100001',
  packageName: 'com.example.tidewater',
  vendorNumber: '80012345',
};

export function requestFile(): Buffer {
  return Buffer.from(httpFile(sampleRequests(catalog), values, LOCAL));
}

/** The files of the collection by their path in the folder. */
export function brunoCollection(): ReadonlyMap<string, string> {
  return brunoFiles(sampleRequests(catalog), values, LOCAL);
}
