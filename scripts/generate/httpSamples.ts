// The catalog as requests for HTTP clients: a .http file, and a collection of Bruno.
import { catalog } from '../../connector/catalog.ts';
import { brunoFiles } from '../../connector/emit/bruno.ts';
import { httpEnvironment, httpFile } from '../../connector/emit/httpFile.ts';
import { sampleRequests } from '../../connector/emit/httpRequests.ts';
import { RELAY_PORT } from '../local-host/ports.ts';
import { sampleBodies } from './sampleBodies.ts';
import { sandboxValues } from './sandboxValues.ts';

export const BRUNO_FOLDER = 'samples/bruno/';

/** The relay of `npm start`. */
const LOCAL = `http://127.0.0.1:${RELAY_PORT}/api`;

export function requestFile(): Buffer {
  const values = sandboxValues();
  return Buffer.from(httpFile(sampleRequests(catalog, values, sampleBodies), values, LOCAL));
}

export function requestEnvironment(): Buffer {
  const values = sandboxValues();
  return Buffer.from(httpEnvironment(sampleRequests(catalog, values, sampleBodies), values));
}

/** The files of the collection by their path in the folder. */
export function brunoCollection(): ReadonlyMap<string, string> {
  const values = sandboxValues();
  return brunoFiles(sampleRequests(catalog, values, sampleBodies), values, LOCAL);
}
