/// <reference types="vite/client" />

declare module '*.svg?drawing' {
  export interface Drawing {
    readonly paths: readonly { readonly d: string; readonly evenOdd: boolean }[];
    /** Turned round where people read from right to left. */
    readonly directional: boolean;
  }
  const drawing: Drawing;
  export default drawing;
}

/** See scripts/vite/emoji.ts. */
declare module 'virtual:emoji/*' {
  const text: string;
  export default text;
}
