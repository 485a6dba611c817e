import { create } from 'zustand';
import { session } from '../../api/session';
import type { SettingInput } from '../../ui';

interface Drafts {
  /** What was typed and is not saved, by setting. */
  inputs: Readonly<Record<string, SettingInput>>;
}

/** Kept while one goes from group to group; whoever signs out leaves nothing behind. */
export const useDrafts = create<Drafts>(() => ({ inputs: {} }));

export function draft(id: string, input: SettingInput | undefined): void {
  useDrafts.setState(({ inputs: { [id]: _, ...rest } }) => ({
    inputs: input === undefined ? rest : { ...rest, [id]: input },
  }));
}

export function dropDrafts(): void {
  useDrafts.setState({ inputs: {} });
}

session.subscribe(() => {
  if (!session.current) dropDrafts();
});
