// Stands in until the server's OpenAPI document is there: everything is allowed.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Paths = Record<string, any>;
