// What scripts of webhooks find beside the language itself, and what the helper asks of the engine in its own words.
// It is one function, called once, before any script runs; `ask` and `say` are the helper's (natives.h).
(function (ask, say, global) {
  'use strict';

  // Scripts change prototypes: what is kept here stays what it is.
  const { parse, stringify } = JSON;
  const { keys, entries, defineProperty } = Object;
  const { isArray } = Array;
  const makeString = String;
  const kMostSaid = 4000;

  const known = {};
  const give = (name, value) =>
    defineProperty(global, name, { value, writable: true, configurable: true, enumerable: false });

  // ---- values in and out

  /** Objects that are `{"$date": milliseconds}` and nothing else become dates. */
  function revive(value) {
    if (typeof value !== 'object' || value === null) return value;
    const names = keys(value);
    if (names.length === 1 && names[0] === '$date' && typeof value.$date === 'number') return new Date(value.$date);
    for (const name of names) value[name] = revive(value[name]);
    return value;
  }

  /** As JSON; what cannot be copied is an error. */
  function copied(value) {
    return stringify(value, (_name, part) => {
      if (typeof part === 'function' || typeof part === 'symbol') {
        throw new TypeError(`a ${typeof part} cannot be part of the result`);
      }
      return part;
    });
  }

  // ---- errors

  const isError = (thrown) => typeof thrown === 'object' && thrown !== null && typeof thrown.message === 'string';

  function shown(thrown) {
    if (isError(thrown)) return `${makeString(thrown.name ?? 'Error')}: ${thrown.message}`;
    if (typeof thrown !== 'object' || thrown === null) return makeString(thrown);
    return stringify(thrown) ?? makeString(thrown);
  }

  /** [text, stack] of whatever was thrown. */
  function described(thrown) {
    try {
      return [shown(thrown), isError(thrown) ? makeString(thrown.stack ?? '') : ''];
    } catch {
      return ['Error: what was thrown cannot be shown', ''];
    }
  }

  /** What the compiler says, with its place. */
  function placed(error) {
    const { name, message, lineNumber, columnNumber } = error;
    error.message = `${message} (${lineNumber}:${columnNumber})`;
    error.stack = `${name}: ${message}\n    at script:${lineNumber}:${columnNumber}`;
    return error;
  }

  /** [name, message, stack] of it. */
  function refused(error) {
    const { name, message, stack } = placed(error);
    return [name, message, stack];
  }

  // ---- names

  /**
   * Stands around a script, whose classes are strict: what neither they nor the global object know is made when it is
   * assigned to, as in the sloppy code that Rocket.Chat made of them.
   */
  function surroundings(source) {
    const asked = { Script: true };
    for (const [, name] of source.matchAll(/\btypeof\s*\(?\s*([\w$]+)/g)) asked[name] = true;
    return new Proxy(known, {
      has: (_, name) => typeof name === 'string' && !(name in global),
      get: (_, name) => {
        if (typeof name === 'symbol' || asked[name] === true) return undefined;
        throw new ReferenceError(`${name} is not defined`);
      },
      set: (_, name, value) => {
        global[name] = value;
        return true;
      },
    });
  }

  // ---- console

  function printed(value) {
    if (typeof value === 'string') return value;
    if (isError(value)) return described(value).join('\n');
    if (typeof value === 'function') return `[function ${value.name}]`;
    try {
      return (typeof value === 'object' && stringify(value)) || makeString(value);
    } catch {
      return '[object]';
    }
  }

  const print = (level, values) => {
    say(level, values.map(printed).join(' ').slice(0, kMostSaid));
  };

  const started = new Map();
  const counts = new Map();
  const elapsed = (label, rest = []) => {
    if (started.has(label)) print('info', [`${label}: ${Date.now() - started.get(label)} ms`, ...rest]);
  };
  const info = (...values) => print('info', values);
  const debug = (...values) => print('debug', values);
  give('console', {
    log: info,
    info,
    warn: info,
    error: info,
    table: info,
    group: info,
    debug,
    trace: debug,
    groupEnd: () => {},
    dir: (value) => info(value),
    assert: (condition, ...values) => {
      if (!condition) info('Assertion failed', ...values);
    },
    count: (label = 'default') => {
      counts.set(label, (counts.get(label) ?? 0) + 1);
      info(`${label}: ${counts.get(label)}`);
    },
    countReset: (label = 'default') => {
      counts.delete(label);
    },
    time: (label = 'default') => {
      started.set(label, Date.now());
    },
    timeLog: (label = 'default', ...rest) => elapsed(label, rest),
    timeEnd: (label = 'default') => {
      elapsed(label);
      started.delete(label);
    },
  });

  // ---- s, Store, global

  const text = (value) => (value === undefined || value === null ? '' : makeString(value));
  const isBlank = (sign, signs) => (signs === undefined ? sign.trim() === '' : text(signs).includes(sign));

  function ltrim(value, signs) {
    const all = text(value);
    let from = 0;
    while (from < all.length && isBlank(all[from], signs)) from += 1;
    return all.slice(from);
  }

  function rtrim(value, signs) {
    const all = text(value);
    let to = all.length;
    while (to > 0 && isBlank(all[to - 1], signs)) to -= 1;
    return all.slice(0, to);
  }

  /** What stands on a side of the separator at `at`; everything, where there is none. */
  const before = (all, at) => (at < 0 ? all : all.slice(0, at));
  const behind = (all, at, separator) => (at < 0 ? all : all.slice(at + separator.length));

  function pad(value, length, signs = ' ', side = 'right') {
    const all = text(value);
    if (side === 'left') return all.padStart(length, signs);
    if (side === 'right') return all.padEnd(length, signs);
    const missing = Math.max(0, length - all.length);
    return all.padStart(all.length + Math.ceil(missing / 2), signs).padEnd(length, signs);
  }

  function numberFormat(value, decimals = 0, point = '.', thousands = ',') {
    if (value === null || value === undefined || Number.isNaN(Number(value))) return '';
    const [whole, part] = Number(value).toFixed(decimals).split('.');
    const sign = whole.startsWith('-') ? '-' : '';
    const groups = [];
    for (let end = whole.length; end > sign.length; end -= 3) groups.unshift(whole.slice(Math.max(sign.length, end - 3), end));
    return sign + groups.join(thousands) + (part === undefined ? '' : point + part);
  }

  give('s', {
    truncate: (value, length) => {
      const all = text(value);
      return all.length > length ? `${all.slice(0, Math.max(0, length - 3))}...` : all;
    },
    trim: (value, signs) => ltrim(rtrim(value, signs), signs),
    ltrim,
    rtrim,
    capitalize: (value, lowercaseRest) => {
      const all = text(value);
      const rest = all.slice(1);
      return all.slice(0, 1).toUpperCase() + (lowercaseRest ? rest.toLowerCase() : rest);
    },
    stripTags: (value) => text(value).replace(/<\/?[^<>]+>/g, ''),
    strLeft: (value, separator) => before(text(value), separator ? text(value).indexOf(separator) : -1),
    strRight: (value, separator) => behind(text(value), separator ? text(value).indexOf(separator) : -1, text(separator)),
    strRightBack: (value, separator) =>
      behind(text(value), separator ? text(value).lastIndexOf(separator) : -1, text(separator)),
    numberFormat,
    pad,
    lrpad: (value, length, signs) => pad(value, length, signs, 'both'),
  });

  const kept = new Map();
  give('Store', {
    get: (key) => kept.get(key),
    set: (key, value) => {
      kept.set(key, value);
      return value;
    },
  });

  give('global', global);

  // ---- other servers

  const kPatience = 20000;

  function pairs(params) {
    const list = [];
    for (const [name, value] of entries(params ?? {})) {
      for (const one of isArray(value) ? value : [value]) {
        if (one !== undefined && one !== null) list.push(`${encodeURIComponent(name)}=${encodeURIComponent(makeString(one))}`);
      }
    }
    return list.join('&');
  }

  function withQuery(url, query) {
    if (query === '') return url;
    const [address, fragment] = url.split(/(?=#)/);
    return `${address}${address.includes('?') ? '&' : '?'}${query}${fragment ?? ''}`;
  }

  /** Blocks until there is an answer; throws when there is none. `headers` are [name, value]. */
  function exchange({ method, url, headers, body, timeout, follow = true }) {
    const words = [makeString(method), url, body, makeString(timeout ?? kPatience), follow ? '1' : '0'];
    for (const [name, value] of headers) words.push(makeString(name), makeString(value));
    const [error, status, statusText, from, redirected, content, ...rest] = ask(words);
    if (error !== '') throw new Error(`request to ${url} failed, reason: ${error}`);
    const list = [];
    for (let at = 0; at < rest.length; at += 2) list.push([rest[at], rest[at + 1]]);
    const number = Number(status);
    return {
      status: number,
      statusText,
      ok: number >= 200 && number < 300,
      url: from,
      redirected: redirected === '1',
      headers: list,
      content,
    };
  }

  const names = (headers, name) => headers.some(([given]) => makeString(given).toLowerCase() === name);

  give('fetch', async function fetch(url, options) {
    const { method = 'GET', headers, body, params, timeout } = options ?? {};
    const list = isArray(headers) ? [...headers] : entries(headers ?? {});
    let sent = text(body);
    if (typeof body === 'object' && body !== null) {
      sent = stringify(body);
      if (!names(list, 'content-type')) list.push(['Content-Type', 'application/json']);
    }
    const { content, ...answer } = exchange({
      method,
      url: withQuery(makeString(url), pairs(params)),
      headers: list,
      body: sent,
      timeout,
    });
    return { ...answer, text: async () => content, json: async () => parse(content) };
  });

  function base64(value) {
    const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
    const bytes = unescape(encodeURIComponent(value));
    let out = '';
    for (let at = 0; at < bytes.length; at += 3) {
      const bits = (bytes.charCodeAt(at) << 16) | (bytes.charCodeAt(at + 1) << 8) | bytes.charCodeAt(at + 2);
      out += signs[bits >> 18] + signs[(bits >> 12) & 63];
      out += at + 1 < bytes.length ? signs[(bits >> 6) & 63] : '=';
      out += at + 2 < bytes.length ? signs[bits & 63] : '=';
    }
    return out;
  }

  function parsed(content) {
    try {
      return parse(content);
    } catch {
      return null;
    }
  }

  /** What the options of HTTP() come to on the wire. */
  function called(method, url, options) {
    const { headers, params, query, data, content, auth, timeout, followRedirects } = options;
    const list = entries(headers ?? {});
    const describe = (type) => {
      if (!names(list, 'content-type')) list.push(['Content-Type', type]);
    };
    let body = text(content);
    if (data !== undefined) {
      body = stringify(data);
      describe('application/json');
    }
    const form = pairs(params);
    const isForm = form !== '' && body === '' && method !== 'GET' && method !== 'HEAD';
    if (isForm) {
      body = form;
      describe('application/x-www-form-urlencoded');
    }
    if (auth !== undefined) {
      if (!makeString(auth).includes(':')) throw new Error('auth option should be of the form "username:password"');
      list.push(['Authorization', `Basic ${base64(makeString(auth))}`]);
    }
    const address = withQuery(withQuery(url, text(query)), isForm ? '' : form);
    return { method, url: address, headers: list, body, timeout, follow: followRedirects !== false };
  }

  give('HTTP', function HTTP(method, url, options) {
    try {
      const address = makeString(url);
      if (!/^https?:\/\//i.test(address)) throw new Error('url must be absolute and start with http:// or https://');
      const answer = exchange(called(makeString(method).toUpperCase(), address, options ?? {}));
      const headers = {};
      for (const [name, value] of answer.headers) headers[name.toLowerCase()] = value;
      const { status: statusCode, ok, redirected, content } = answer;
      const result = { statusCode, headers, content, data: parsed(content), ok, redirected };
      if (statusCode < 400) return { result };
      const error = new Error(`failed [${statusCode}] ${content.slice(0, 500)}`);
      error.response = result;
      return { error };
    } catch (error) {
      return { error };
    }
  });

  // The time zone and the languages are looked up once, while files can still be read.
  new Date(0).toLocaleString();

  return { surroundings, revive, copied, described, placed, refused };
});
