import { useEffect, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { keysOf } from './narrow';

/** The fields that are a yes or a no. */
type Flags<V> = { [K in keyof V]: V[K] extends boolean ? K : never }[keyof V];
export type FormErrors<V> = Partial<Record<keyof V, string>>;

/** Thrown by a submit handler to put an error beside a field. */
export class FieldProblem<V> extends Error {
  constructor(readonly errors: FormErrors<V>) {
    super('invalid input');
  }
}

interface Options<V> {
  initial: V;
  /** What is wrong, by field; nothing is sent while anything is. */
  validate?: (values: V) => FormErrors<V>;
  /** Throws FieldProblem for what the server found wrong with a field. */
  submit: (values: V) => Promise<void>;
  /** Puts any other error into words. */
  explain: (error: unknown) => string;
}

function found<V>(errors: FormErrors<V>): FormErrors<V> {
  const kept = { ...errors };
  for (const name of keysOf(kept)) if (!kept[name]) delete kept[name];
  return kept;
}

/** The state of a form: errors show up after the first attempt to send, follow the typing then, and the first bad field gets the focus. */
export function useForm<V extends object>({ initial, validate, submit, explain }: Options<V>) {
  const form = useRef<HTMLFormElement>(null);
  const [values, setValues] = useState(initial);
  const [tried, setTried] = useState(false);
  const [verdicts, setVerdicts] = useState(0); // how often the form was found wanting, here or by the server
  const [refused, setRefused] = useState<FormErrors<V>>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const own = validate?.(values) ?? {};
  const errors: FormErrors<V> = tried ? { ...refused, ...found(own) } : {};

  useEffect(() => {
    if (verdicts > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [verdicts]);

  const put = (name: keyof V, value: unknown) => {
    setValues((before) => ({ ...before, [name]: value }));
    setRefused((before) => ({ ...before, [name]: undefined }));
  };
  const set = <K extends keyof V>(name: K, value: V[K]) => put(name, value);

  /** `typed` is what has been set just now: it is sent with the rest. */
  const send = async (typed?: Partial<V>) => {
    setTried(true);
    setFailure(null);
    if (busy) return;
    const sent = { ...values, ...typed };
    if (Object.values(validate?.(sent) ?? {}).some(Boolean)) return setVerdicts((count) => count + 1);
    setBusy(true);
    try {
      await submit(sent);
    } catch (error) {
      if (error instanceof FieldProblem) {
        setRefused(error.errors);
        setVerdicts((count) => count + 1);
      } else {
        setFailure(explain(error));
      }
    } finally {
      setBusy(false);
    }
  };

  return {
    values,
    errors,
    failure,
    busy,
    set,
    send,
    /** Starts over with other values, as if nothing had been typed. */
    reset: (next: V) => {
      setValues(next);
      setTried(false);
      setRefused({});
      setFailure(null);
    },
    /** The properties of the form element. */
    form: {
      ref: form,
      noValidate: true,
      onSubmit: (event: FormEvent) => {
        event.preventDefault();
        void send();
      },
    },
    /** The properties of the field called `name`. */
    field: <K extends keyof V>(name: K) => ({
      name: String(name),
      value: values[name],
      onChange: (value: V[K]) => set(name, value),
      error: errors[name],
    }),
    /** The properties of a checkbox called `name`. */
    choice: (name: Flags<V>) => ({
      checked: Boolean(values[name]),
      onChange: (checked: boolean) => put(name, checked),
    }),
  };
}
