// The share of the library and the host: one function that returns the same bytes at once, without a store.
import { listenHost } from './listenhost.ts';

await listenHost(new URL('./fixed.js', import.meta.url));
