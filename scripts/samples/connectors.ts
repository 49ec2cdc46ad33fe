// The standard connectors that the samples use. None could be tested against Microsoft's services.
import type { Values } from './source.ts';

export interface StandardConnector {
  readonly title: string;
  /** In Power Automate: `shared_` and this. In Logic Apps: the managed API. */
  readonly api: string;
}

export const connectors = {
  teams: { title: 'Microsoft Teams', api: 'teams' },
  mail: { title: 'Office 365 Outlook', api: 'office365' },
  approvals: { title: 'Approvals', api: 'approvals' },
  excel: { title: 'Excel Online (Business)', api: 'excelonlinebusiness' },
  sharepoint: { title: 'SharePoint', api: 'sharepointonline' },
  forms: { title: 'Microsoft Forms', api: 'microsoftforms' },
} as const satisfies Readonly<Record<string, StandardConnector>>;

export type ConnectorName = keyof typeof connectors;

/** An action in Power Automate's format. */
export interface FlowCall {
  readonly operationId: string;
  readonly parameters: Values;
}

/** The same in Logic Apps' format. */
export interface LogicCall {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly queries?: Values;
  readonly body?: Values[string];
}

export interface StandardRow {
  readonly connector: { readonly flow: ConnectorName; readonly logic: ConnectorName };
  readonly inputs: readonly string[];
  /** Continues after somebody has answered. */
  readonly waits?: true;
  /** No side effects, so that it may be retried. All others may not, because a second message, row or file would result. */
  readonly reads?: true;
  /** Starts one flow run for each item of `value`. */
  readonly starts?: true;
  readonly flow: (given: Values) => FlowCall;
  readonly logic: (given: Values) => LogicCall;
  /** Where the platforms have the response values that a flow uses. */
  readonly answers?: Readonly<Record<string, { readonly flow: string; readonly logic: string }>>;
}
