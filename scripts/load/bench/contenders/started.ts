// Starts the whole relay: every operation of the catalog, and the function for the others of Apple's contract.
import { startWith } from './startWith.ts';

startWith(() => import('../../../../functions/main.ts'));
