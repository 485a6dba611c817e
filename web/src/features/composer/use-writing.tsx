import { useId, useState, type ReactNode, type RefObject } from 'react';
import { optionId, steer } from '../../ui';
import { complete, findTrigger, type Change, type Trigger } from './editing';
import { SuggestionList } from './SuggestionList';
import { useSuggestions, type Suggestion } from './suggestions';
import { useEditing } from './use-editing';

interface Options {
  field: RefObject<HTMLTextAreaElement | null>;
  rid: string;
  /** What the field holds. */
  text: string;
  /** Commands are offered, too. */
  commands: boolean;
  onText: (text: string) => void;
}

interface Writing {
  /** Changes what is selected in the field. */
  edit: (make: Change) => void;
  /** Offers nothing until something else is typed. */
  forget: () => void;
  /** Something is offered. */
  open: boolean;
  /** True when a key was for the list, or gave the text a format. */
  takes: (event: React.KeyboardEvent) => boolean;
  /** What stands above the field. */
  list: ReactNode;
  /** Properties of the field. */
  bound: object;
}

/** How one writes in a field: with formats, and with what the word at the cursor may become (people, channels, emoji, commands). */
export function useWriting({ field, rid, text, commands, onText }: Options): Writing {
  const id = useId();
  const [found, setFound] = useState<Trigger & { text: string }>();
  // A text that has come from elsewhere meanwhile has nothing to complete.
  const trigger = found?.text === text ? found : undefined;
  const [selected, setSelected] = useState(0);
  const suggestions = useSuggestions(rid, trigger);
  const open = trigger !== undefined && suggestions.length > 0;
  const forget = () => setFound(undefined);
  const change = (text: string, cursor: number) => {
    const trigger = findTrigger(text, cursor);
    setFound(trigger && (commands || trigger.sign !== '/') ? { ...trigger, text } : undefined);
    setSelected(0);
    onText(text);
  };
  const { apply, edit, formatKey, onPaste } = useEditing(field, change);

  const pick = (suggestion: Suggestion) => {
    const element = field.current;
    if (!element || !trigger) return;
    apply(complete(text, element.selectionStart, trigger, suggestion.value));
    forget();
  };
  const takenByList = (event: React.KeyboardEvent): boolean => {
    if (!open) return false;
    const next = steer(event.key, selected, suggestions.length);
    if (next !== undefined) setSelected(next);
    else if (event.key === 'Escape') forget();
    else if (event.key === 'Enter' || event.key === 'Tab') {
      // A command that is written in full is what one wants.
      if (event.key === 'Enter' && trigger.sign === '/' && suggestions.some(({ value }) => value === text))
        return false;
      const chosen = suggestions[selected];
      if (chosen) pick(chosen);
    } else return false;
    event.preventDefault();
    return true;
  };
  return {
    edit,
    forget,
    open,
    takes: (event) => takenByList(event) || formatKey(event),
    list: open && <SuggestionList id={id} suggestions={suggestions} selected={selected} onPick={pick} />,
    bound: {
      // A textarea may not be called a combobox; it announces its list all the same.
      'aria-autocomplete': 'list',
      'aria-haspopup': 'listbox',
      'aria-controls': open ? id : undefined,
      'aria-activedescendant': open ? optionId(id, selected) : undefined,
      value: text,
      onChange: ({ currentTarget }: React.ChangeEvent<HTMLTextAreaElement>) =>
        change(currentTarget.value, currentTarget.selectionStart),
      onPaste,
      onBlur: forget,
    },
  };
}
