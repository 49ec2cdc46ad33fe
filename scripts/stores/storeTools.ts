// What the command line tools have to know about one store. Each store has one object of this type, in scripts/stores/<store>/tools.ts.
import type { Settings } from '../../functions/config/settings.ts';
import type { AccountFields } from '../../functions/config/storeSettings.ts';
import type { DoctorFinding } from '../doctor/finding.ts';
import type { StoreScaffold } from '../scaffold/storeScaffold.ts';
import type { Draft, GivenKey } from '../setup/draft.ts';
import type { Questions } from '../setup/questions.ts';
import type { TrialResult, TrialVerdict } from '../setup/tried.ts';

export interface StoreTools {
  readonly setup: StoreSetup;
  readonly doctor: StoreDoctor;
  readonly start: StoreStart;
  /** For `npm run new`, loaded by it alone. Without it, rows are written from what the other rows of the store have. */
  readonly scaffold?: () => Promise<StoreScaffold>;
}

/** For `npm run setup`. */
export interface StoreSetup {
  /** The flag with the ID of the key, without its dashes. */
  readonly idFlag: string;
  /** The flags of other settings of the account, and the field of each. */
  readonly fieldFlags: Readonly<Record<string, string>>;
  /** Lines of the usage text, one for each of these flags. */
  readonly usage: readonly string[];
  /** Fields that are set if neither a flag nor an answer sets them. */
  readonly defaults: AccountFields;
  /** Fields whose values are UUIDs in all examples of the store, though no page says so. Other values get a warning. */
  readonly uuidFields: readonly string[];
  /** The ID of the key in the name of its file, if the store names files so. */
  readonly idInName?: (file: string | undefined) => string | undefined;
  /** Asks for the key, its ID and the fields of an account. */
  readonly ask: (asking: Asking) => Promise<Pick<Draft, 'id' | 'fields' | 'key'>>;
  /** Makes the smallest call to the store that shows whether the key works. */
  readonly tryKey: (tried: TriedKey) => Promise<TrialResult>;
}

export interface Asking {
  readonly questions: Questions;
  /** Asks for the key: a file, a text or an address in Key Vault. */
  readonly askKey: (message: string) => Promise<GivenKey>;
  readonly askField: (field: string, message: string, initial?: string) => Promise<string>;
  /** Answers of an earlier attempt. */
  readonly before: Partial<Draft>;
}

export interface TriedKey extends Pick<Draft, 'id' | 'fields'> {
  /** The settings of this account alone, and the origins of the stores. */
  readonly settings: Settings;
  /** Prefix of the account's settings, such as `TOY__GAMES__`. */
  readonly prefix: string;
  /** The file of the key, if it is in one. */
  readonly file: string | undefined;
  readonly isInVault: boolean;
}

/** For `npm run doctor`. */
export interface StoreDoctor {
  /** Name of its section. */
  readonly section: string;
  /** The kind of key that the store takes, such as `an RSA key`. */
  readonly keyKind: string;
  /** Fields that are left out when a key is tried: they would reject the test request, not the key. */
  readonly untriedFields: readonly string[];
  /** What to do about a key that does not work, where the store has words of its own. */
  readonly cures?: Readonly<Partial<Record<TrialVerdict, string>>>;
  /** Further findings about a key that works. */
  readonly findings: (working: WorkingKey) => Promise<readonly DoctorFinding[]>;
}

export interface WorkingKey {
  /** `toy default`, or `toy default, next key`. */
  readonly title: string;
  readonly fields: AccountFields;
  /** The settings of this key alone. */
  readonly settings: Settings;
  readonly tried: TrialResult;
}

/** For `npm start`. */
export interface StoreStart {
  /** Commands to try, with a title each. */
  readonly examples: (shown: ShownStore) => Promise<readonly StartExample[]>;
}

export interface StartExample {
  readonly title: string;
  /** Arguments of curl after the function key: a URL, or other arguments and a URL. */
  readonly curl: string;
}

export interface ShownStore {
  /** URL of the relay's functions for this store: `http://127.0.0.1:7071/api/toy`. */
  readonly base: string;
  readonly isSandbox: boolean;
  /** Reads through the relay, with the function key; undefined if the relay cannot answer. */
  readonly read: (path: string) => Promise<unknown>;
}
