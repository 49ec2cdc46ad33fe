// Runs Azurite on loopback, on free ports, in memory and with a new account key: tables and queues as on Azure.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { ownEnvironment } from '../local-host/childEnvironment.ts';
import { installAzurite } from './install.ts';

export interface Azurite {
  /** As AzureWebJobsStorage takes it. */
  readonly connectionString: string;
  readonly close: () => Promise<void>;
}

const ACCOUNT = 'storerelay';
/** Time limit of the start, in milliseconds. */
const TIMEOUT = 60_000;

export interface AzuriteOptions {
  readonly report: (text: string) => void;
  /** Listens on these ports, so that it can be started again at the same address. Default: free ones. */
  readonly again?: Azurite;
  /** Keeps what it holds in this folder, so that it is there after another start. Default: in memory. */
  readonly folder?: string;
}

/** Without a folder everything it holds is gone when it is closed. Throws an error if it cannot be installed or started. */
export async function startAzurite({ report, again, folder }: AzuriteOptions): Promise<Azurite> {
  const entry = await installAzurite(report);
  const key = again ? partOf(again, 'AccountKey') : randomBytes(32).toString('base64');
  const ports = {
    blob: '0',
    queue: again ? new URL(partOf(again, 'QueueEndpoint')).port : '0',
    table: again ? new URL(partOf(again, 'TableEndpoint')).port : '0',
  };
  const flags = Object.entries(ports).flatMap(([name, port]) => [`--${name}Port`, port, `--${name}Host`, '127.0.0.1']);
  // @azure/storage-queue 12.30.0 asks for version 2026-04-06 of the service; Azurite 3.35.0 knows those up to 2025-11-05
  const kept = folder === undefined ? ['--inMemoryPersistence'] : ['--location', folder];
  const rest = [...kept, '--silent', '--disableTelemetry', '--skipApiVersionCheck'];
  const child = spawn(process.execPath, [entry, ...flags, ...rest], {
    cwd: tmpdir(), // it writes nothing there: in memory it takes no folder
    env: ownEnvironment({ AZURITE_ACCOUNTS: `${ACCOUNT}:${key}` }),
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const close = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(folder === undefined ? 'SIGKILL' : 'SIGINT'); // in memory it holds nothing that has to be saved
      await once(child, 'close');
    }
  };
  try {
    const origins = await readOrigins(child);
    const endpoints = Object.entries(origins).map(([name, origin]) => `${name}Endpoint=${origin}/${ACCOUNT}`);
    return {
      connectionString: [`DefaultEndpointsProtocol=http;AccountName=${ACCOUNT};AccountKey=${key}`, ...endpoints].join(
        ';',
      ),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function partOf({ connectionString }: Azurite, name: string): string {
  const part = connectionString.split(';').find((each) => each.startsWith(`${name}=`));
  return part?.slice(name.length + 1) ?? '';
}

/** The addresses, from the lines that it prints once each service listens. Its output is read to its end, so that it never blocks. */
function readOrigins(child: ChildProcess): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {};
  const line = /Azurite (Blob|Queue|Table) service is successfully listening at (http:\/\/127\.0\.0\.1:\d+)/g;
  let said = '';
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), TIMEOUT);
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said = `${said}${text}`.slice(-4_000);
      for (const [, name = '', origin = ''] of said.matchAll(line)) found[name] = origin;
      if (Object.keys(found).length === 3) {
        clearTimeout(timer);
        resolve(found);
      }
    });
    child.once('close', () => {
      clearTimeout(timer);
      reject(new Error(`Azurite did not start. ${said.trim().split('\n').at(-1)}`));
    });
  });
}
