import type { ReactNode } from 'react';
import { MultiSelectField } from './Combobox';
import { ColourField } from './ColourField';
import { Switch } from './choices';
import { NumberField, PasswordField, SelectField, TextArea, TextField, type SelectOption } from './fields';

/** How a setting is filled in. `list`: several of a known list. */
export type SettingKind =
  'boolean' | 'number' | 'text' | 'long-text' | 'code' | 'secret' | 'colour' | 'select' | 'list';

/** What stands in the field: a number is a text until it is one. */
export type SettingInput = boolean | string | readonly string[];

interface Props {
  kind: SettingKind;
  label: string;
  hint?: ReactNode;
  error?: string;
  value: SettingInput;
  onChange: (value: SettingInput) => void;
  options?: SelectOption[];
  /** Of a select: shown for no choice. Of a colour: what counts for none. */
  placeholder?: string;
  disabled?: boolean;
  /** Marked as not saved. */
  changed?: boolean;
  /** What can be done with it besides: resetting it. */
  action?: ReactNode;
}

function Control({ kind, value, options = [], placeholder, ...field }: Omit<Props, 'changed' | 'action'>) {
  const common = { label: field.label, hint: field.hint, error: field.error, disabled: field.disabled };
  const words = { ...common, value: String(value), onChange: field.onChange };
  switch (kind) {
    case 'boolean':
      return <Switch {...common} checked={value === true} onChange={field.onChange} />;
    case 'number':
      return <NumberField {...words} />;
    case 'long-text':
      return <TextArea {...words} />;
    case 'secret':
      return <PasswordField {...words} autoComplete="off" />;
    case 'code':
      return <TextArea {...words} rows={8} code />;
    case 'colour':
      return <ColourField {...words} usual={placeholder} />;
    case 'select':
      return <SelectField {...words} options={options} placeholder={placeholder} />;
    case 'list':
      return (
        <MultiSelectField
          {...common}
          value={Array.isArray(value) ? value : []}
          onChange={field.onChange}
          options={options}
        />
      );
    default:
      return <TextField {...words} />;
  }
}

/** One setting: the control that fits it, what it does, whether it was changed, and what can be done with it. */
export function SettingField({ changed = false, action, ...control }: Props) {
  return (
    <div className={`confab-setting ${changed ? 'confab-setting--changed' : ''}`}>
      <Control {...control} />
      {action && <div className="confab-setting__action">{action}</div>}
    </div>
  );
}
