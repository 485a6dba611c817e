// The package brings no types; the clients here only hand its class over.
declare module 'ws';
