// A child process that takes the role of Azure's host and worker: it loads an entry point, starts the library's own streaming proxy, and starts the invocations that its parent names.
import Module from 'node:module';

// biome-ignore lint/suspicious/noExplicitAny: the library keeps the shapes of its core to itself
type Any = any;

let model: Any;
const registered = new Map<string, { readonly metadata: Any; readonly callback: Any }>();
const core = {
  version: '3.9.1',
  hostVersion: '4.1037.0',
  setProgrammingModel: (given: Any): void => {
    model = given;
  },
  registerFunction: (metadata: Any, callback: Any): void => void registered.set(metadata.name, { metadata, callback }),
  registerHook: () => ({ dispose: (): void => undefined }),
  log: (): void => undefined,
};

const modules = Module.prototype as unknown as { require: (id: string) => unknown };
const own = modules.require;
modules.require = function withCore(this: unknown, id: string): unknown {
  return id === '@azure/functions-core' ? core : own.call(this, id);
};

interface Asked {
  readonly name: string;
  readonly invocationId: string;
  readonly headers?: Readonly<Record<string, string>>;
}

async function invoke({ name, invocationId, headers = {} }: Asked): Promise<void> {
  const { metadata, callback } = registered.get(name) ?? {};
  const inputData = Object.entries<Any>(metadata.bindings)
    .filter(([, { type }]) => type === 'httpTrigger')
    .map(([each]) => ({ name: each, data: {} }));
  // the library takes the headers from here, not from the message that it streams
  const request = { inputData, triggerMetadata: { Headers: { json: JSON.stringify(headers) } } };
  const invocation = model.getInvocationModel({ invocationId, metadata, request, log: (): void => undefined });
  const { context, inputs } = await invocation.getArguments();
  await invocation.getResponse(context, await invocation.invokeFunction(context, inputs, callback));
}

await import(String(process.argv[2]));
const { HttpUri: uri } = await model.getCapabilities({});
process.on('message', (asked: Asked) => {
  const { invocationId } = asked;
  // the worker, too, reports a failed invocation to the host, and continues
  invoke(asked).then(
    () => process.send?.({ done: invocationId }),
    () => process.send?.({ failed: invocationId }),
  );
});
process.send?.({ uri });
