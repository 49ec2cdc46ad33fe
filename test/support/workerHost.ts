// The genuine Functions worker, started and spoken to over gRPC as Azure's host does; the package is loaded into it.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { WORKER_ENTRY } from '../../scripts/functions-worker/install.ts';
import { ownEnvironment } from '../../scripts/local-host/childEnvironment.ts';

// biome-ignore lint/suspicious/noExplicitAny: messages of FunctionRpc.proto, and packages of the worker without types here
type Any = any;

export interface InvokedFunction {
  /** Whether the function has succeeded; of a queue trigger, the host removes the message then. */
  readonly isDone: boolean;
  readonly exception: string | undefined;
}

export interface WorkerHost {
  /** The names of all functions that the worker has found. */
  readonly names: readonly string[];
  readonly capabilities: Readonly<Record<string, string>>;
  readonly modelVersion: string;
  /** What the worker has logged for the functions. */
  readonly logs: readonly string[];
  /**
   * Invokes a queue function with the text of a message. Its metadata has the types of the host: DequeueCount is a 64-bit
   * integer since version 5 of the storage extension (MicrosoftDocs/azure-docs, issue 92541), and the members of the
   * message are beside it (azure-functions-nodejs-library, issue 459).
   */
  readonly invokeQueue: (name: string, text: string, id: string, tries: number) => Promise<InvokedFunction>;
  /** Invokes an HTTP function: the call is forwarded to the server in the worker, as the host does for the capability HttpUri. */
  readonly call: (name: string, path: string, headers?: Readonly<Record<string, string>>) => Promise<ForwardedCall>;
  readonly close: () => Promise<void>;
}

export interface ForwardedCall extends InvokedFunction {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

const LONGEST_MESSAGE = 134_217_728;

export async function openWorkerHost(
  worker: string,
  app: string,
  settings: Readonly<Record<string, string>>,
): Promise<WorkerHost> {
  const server = await openGrpcServer(worker);
  const child = startWorker(worker, server.port, settings);
  const logs: string[] = [];
  const stream = await server.connected;
  const answers = new Map<string, (message: Any) => void>();
  let started: () => void = () => undefined;
  const isStarted = new Promise<void>((resolve) => {
    started = resolve;
  });
  stream.on('error', () => undefined);
  stream.on('data', (message: Any) => {
    if (message.content === 'rpcLog') logs.push(message.rpcLog.message);
    else if (message.content === 'startStream') started();
    else answers.get(message.requestId)?.(message[message.content]);
  });
  await isStarted;
  const ask = (name: string, body: object): Promise<Any> => {
    const requestId = randomUUID();
    const answered = new Promise<Any>((resolve) => answers.set(requestId, resolve));
    stream.write({ requestId, [name]: body });
    return answered;
  };
  const began = await ask('workerInitRequest', {
    ...{ hostVersion: '4.1037.0', capabilities: {}, functionAppDirectory: app, workerDirectory: worker },
  });
  const { functionMetadataResults: found = [] } = await ask('functionsMetadataRequest', { functionAppDirectory: app });
  const functions = new Map<string, Any>(found.map((each: Any) => [each.name, each]));
  const loaded = new Map<string, Promise<Any>>();
  const invoke = async (name: string, type: string, data: object, more: object): Promise<InvokedFunction> => {
    const metadata = functions.get(name);
    if (!metadata) throw new Error(`The worker has no function ${name}`);
    const { functionId, bindings } = metadata;
    if (!loaded.has(name)) loaded.set(name, ask('functionLoadRequest', { functionId, metadata }));
    await loaded.get(name);
    const [binding = ''] = Object.keys(bindings).filter((each) => bindings[each].type === type);
    const given = { invocationId: randomUUID(), functionId, traceContext: {}, inputData: [{ name: binding, data }] };
    const { result } = await ask('invocationRequest', { ...given, ...more });
    return { isDone: result.status === 1 || result.status === 'Success', exception: result.exception?.message };
  };
  return {
    names: [...functions.keys()],
    capabilities: began.capabilities,
    modelVersion: began.workerMetadata?.customProperties?.modelVersion,
    logs,
    invokeQueue: (name, text, id, tries) =>
      invoke(
        name,
        'queueTrigger',
        { string: text },
        {
          triggerMetadata: {
            ...{ Id: { string: id }, DequeueCount: { int: tries }, QueueTrigger: { string: text } },
            ...Object.fromEntries(
              Object.entries(JSON.parse(text)).map(([key, value]) => [key, { string: String(value) }]),
            ),
          },
        },
      ),
    call: async (name, path, headers = {}) => {
      const invocationId = randomUUID();
      const forwarded = { 'x-forwarded-host': 'relay.example', 'x-forwarded-proto': 'https' };
      const own = { ...headers, ...forwarded, 'x-ms-invocation-id': invocationId };
      const metadata = { triggerMetadata: { Headers: { json: JSON.stringify(own) } } };
      const invoked = invoke(name, 'httpTrigger', {}, { invocationId, ...metadata });
      const answered = await fetch(new URL(path, began.capabilities.HttpUri), { headers: own });
      const text = await answered.text();
      return { ...(await invoked), status: answered.status, text, headers: answered.headers };
    },
    close: async () => {
      server.close();
      if (child.exitCode === null && child.signalCode === null) {
        child.kill();
        await once(child, 'exit');
      }
    },
  };
}

function startWorker(worker: string, port: number, settings: Readonly<Record<string, string>>): ChildProcess {
  const flags = { uri: `http://127.0.0.1:${port}`, 'worker-id': randomUUID(), 'request-id': randomUUID() };
  const given = Object.entries({ ...flags, 'grpc-max-message-length': LONGEST_MESSAGE });
  const args = given.flatMap(([name, value]) => [`--functions-${name}`, String(value)]);
  return spawn(process.execPath, [join(worker, WORKER_ENTRY), ...args], {
    cwd: worker,
    env: ownEnvironment(settings),
    stdio: 'ignore',
  });
}

/** The packages are those of the worker, so that both ends read the same protocol. */
async function openGrpcServer(worker: string) {
  const load = createRequire(join(worker, 'package.json'));
  const grpc: Any = load('@grpc/grpc-js');
  const loader: Any = load('@grpc/proto-loader');
  const protocol = join(worker, 'azure-functions-language-worker-protobuf', 'src', 'proto');
  const options = { includeDirs: [protocol], objects: true, defaults: true, oneofs: true };
  const service = loader.loadSync('FunctionRpc.proto', options)['AzureFunctionsRpcMessages.FunctionRpc'];
  const server = new grpc.Server({ 'grpc.max_receive_message_length': LONGEST_MESSAGE });
  const connected = new Promise<Any>((resolve) => server.addService(service, { eventStream: resolve }));
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error: unknown, bound: number) =>
      error ? reject(error) : resolve(bound),
    ),
  );
  server.start();
  return { port, connected, close: () => server.forceShutdown() };
}
