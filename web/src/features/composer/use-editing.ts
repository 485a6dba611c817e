import type { RefObject } from 'react';
import { replace, typeInto, type Change, type Edit } from './editing';

/** Keys that change the text: which of them does what is in formats.ts. */
const kFormatKeys = /^(?:Key[BIE]|shift\+(?:Key[XEU]|Digit[789]))$/;

interface Editing {
  /** Makes the field hold this. */
  apply: (edit: Edit) => void;
  /** Changes what is selected in the field. */
  edit: (make: Change) => void;
  /** Takes a key that gives the text a format; false: it is no such key. */
  formatKey: (event: React.KeyboardEvent) => boolean;
  /** An address that is pasted over words becomes where they lead. */
  onPaste: (event: React.ClipboardEvent<HTMLTextAreaElement>) => void;
}

/** What changes a field's text besides typing: `change` is told where the field cannot be typed into. */
export function useEditing(
  field: RefObject<HTMLTextAreaElement | null>,
  change: (text: string, cursor: number) => void,
): Editing {
  const apply = (edit: Edit) => {
    const element = field.current;
    if (!element || typeInto(element, edit)) return;
    change(edit.text, edit.end);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(edit.start, edit.end);
    });
  };
  const edit = (make: Change) => {
    const element = field.current;
    if (element) apply(make({ text: element.value, start: element.selectionStart, end: element.selectionEnd }));
  };
  return {
    apply,
    edit,
    formatKey: (event) => {
      const mod = event.ctrlKey !== event.metaKey && !event.altKey;
      if (!mod || !kFormatKeys.test(`${event.shiftKey ? 'shift+' : ''}${event.code}`)) return false;
      event.preventDefault();
      const { key, code, shiftKey } = event;
      void import('./formats').then(({ formatOf }) => {
        const wanted = formatOf({ key, code, shiftKey });
        if (wanted) edit(wanted.change);
      });
      return true;
    },
    onPaste: (event) => {
      const { selectionStart, selectionEnd } = event.currentTarget;
      const pasted = event.clipboardData.getData('text/plain');
      if (selectionStart === selectionEnd || !/^\s*https?:\/\/\S+\s*$/i.test(pasted)) return;
      event.preventDefault();
      void import('./formats').then(({ linkTo }) =>
        edit((present) => linkTo(present, pasted) ?? replace(present, pasted)),
      );
    },
  };
}
