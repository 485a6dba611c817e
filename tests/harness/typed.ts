// From our OpenAPI document (through the generated schema.ts) to what `get` and `post` of a caller accept.

import type { Paths } from '../../web/src/api/schema.ts';
import type { Loose } from './ejson.ts';

type Keys = keyof Paths & string;
type Relative<Key extends string, Verb extends string> = Key extends `${Verb} /api/v1/${infer Rest}` ? Rest : never;
type Filled<Path extends string> = Path extends `${infer Before}{${string}}${infer After}` ? `${Before}${string}${Filled<After>}` : Path;

type Known<Verb extends string> = string extends Keys ? string : Filled<Relative<Keys, Verb>>;
// A path that is put together at run time, from the family of a room, is not checked.
type Composed = `${'channels' | 'groups' | 'im'}.${string}` | `/${string}`;
export type GetPath = Known<'GET'> | Composed;
export type PostPath = Known<'POST'> | Composed;

type Declared<Verb extends string, Path extends string> = string extends Keys
  ? Loose
  : `${Verb} /api/v1/${Path}` extends Keys
    ? Paths[`${Verb} /api/v1/${Path}`]
    : Loose;
export type QueryOf<Verb extends string, Path extends string> = Declared<Verb, Path>['query'];
export type BodyOf<Path extends string> = Declared<'POST', Path>['body'];
export type ResultOf<Verb extends string, Path extends string> = Declared<Verb, Path>['response'];
