// Node's cache of compiled code, with which the next process of an instance starts faster.
import Module from 'node:module';

/** A function of `node:module` that Node 20 does not have. */
type CompileCache = { readonly flushCompileCache?: () => void };

/**
 * Saves what was compiled until now; Node itself would save it at exit, which a worker that is killed does not reach.
 * Node 22.10 and newer; otherwise, and where the cache is not enabled, nothing happens. A package enables it
 * (scripts/package/bundle.ts) in the directory for temporary files (`node-compile-cache`, or NODE_COMPILE_CACHE): the
 * package on Azure is read-only, and a cache that was made elsewhere is of no use, since it fits one version of Node and
 * one kind of CPU. Node compares both, and the content of each file.
 */
export function saveCompiled(): void {
  (Module as CompileCache).flushCompileCache?.();
}
