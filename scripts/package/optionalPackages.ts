// The optional packages of the relay, and the file of the deployed package that each is in.

export interface OptionalPart {
  readonly file: string;
  /** What the relay imports, and the package of each. */
  readonly imports: Readonly<Record<string, string>>;
  /** What does not work without it. */
  readonly without: string;
}

/** Each is loaded only when a setting or a call needs it. Storage signs in with the identity of the first file. */
export const optionalParts: readonly OptionalPart[] = [
  {
    file: 'keyvault.cjs',
    imports: { CryptographyClient: '@azure/keyvault-keys', DefaultAzureCredential: '@azure/identity' },
    without: 'a key in Key Vault could not sign',
  },
  {
    file: 'storage.cjs',
    imports: { TableClient: '@azure/data-tables', QueueClient: '@azure/storage-queue' },
    without: 'RELAY__STATE=storage would not work',
  },
  {
    file: 'mcp.cjs',
    imports: { createMcpHandler: '@modelcontextprotocol/server', Server: '@modelcontextprotocol/server' },
    without: 'the MCP server would not work',
  },
  {
    file: 'purchases.cjs',
    imports: { SignedDataVerifier: '@apple/app-store-server-library' },
    without: 'purchase events of the App Store could not be verified',
  },
];

/** The file that has this package. */
export function fileOfPackage(name: string): string | undefined {
  return optionalParts.find(({ imports }) => Object.values(imports).includes(name))?.file;
}
