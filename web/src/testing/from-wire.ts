/** As it would come over the wire, whatever it is: for what a declaration rules out, and a server may send all the same. */
export const fromWire = <T>(value: unknown): T => JSON.parse(JSON.stringify(value));
