import { useState } from 'react';
import {
  Button,
  Checkbox,
  CodeField,
  Combobox,
  DateTimeField,
  MultiSelectField,
  NumberField,
  PasswordField,
  RadioGroup,
  SaveBar,
  SelectField,
  SettingField,
  Switch,
  TextArea,
  TextField,
} from '..';
import type { SettingInput } from '..';
import { Part } from './Kit';

const cities = ['Berlin', 'Lisbon', 'Nairobi'].map((label) => ({ value: label.toLowerCase(), label }));

const kMoment = new Date(2026, 10, 30, 9, 30).getTime();

export function Fields() {
  const [text, setText] = useState('');
  const [picked, setPicked] = useState<string[]>(['berlin']);
  const [moment, setMoment] = useState<number | undefined>(kMoment);
  const field = { value: text, onChange: setText };
  const [secret, setSecret] = useState('012345');
  const code = { value: secret, onChange: setSecret };
  return (
    <Part title="Fields">
      <div className="confab-kit__grid">
        <TextField {...field} label="Name" hint="Shown beside what you write." placeholder="Ann Lindberg" required />
        <TextField {...field} label="With an error" error="Enter your name." />
        <TextField {...field} label="Disabled" disabled />
        <PasswordField {...field} label="Password" />
        <CodeField {...code} kind="app" label="Code from your app" hint="Six digits, new every half minute." />
        <CodeField {...code} kind="backup" label="Backup code" error="This code is not right." />
        <SelectField {...field} label="City" options={cities} placeholder="Choose one" />
        <TextArea {...field} label="Topic" />
        <DateTimeField label="Ends" hint="By your own clock." value={moment} onChange={setMoment} />
        <DateTimeField label="Day" error="Enter a date." value={moment} onChange={setMoment} dayOnly />
        <NumberField label="Days" hint="Until a log-in ends." value="90" onChange={setText} min={1} />
        <MultiSelectField label="Cities" value={picked} onChange={setPicked} options={cities} />
        <MultiSelectField label="Cities, fixed" value={picked} onChange={setPicked} options={cities} disabled />
        <Combobox
          label="One city"
          error="Pick one."
          picked={[]}
          onChange={() => undefined}
          options={cities}
          text={text}
          onText={setText}
          optionKey={({ value }) => value}
          nameOf={({ label }) => label}
          placeholder="Search by name"
          single
        >
          {({ label }) => label}
        </Combobox>
      </div>
    </Part>
  );
}

export function Choices() {
  const [on, setOn] = useState(true);
  const [way, setWay] = useState<'all' | 'mentions'>('all');
  return (
    <Part title="Choices">
      <div className="confab-kit__grid">
        <Checkbox label="Read only" hint="Only moderators write." checked={on} onChange={setOn} />
        <Switch label="Private" hint="Only who is invited sees it." checked={on} onChange={setOn} />
        <Switch label="Disabled" checked={false} disabled onChange={setOn} />
        <RadioGroup
          label="Tell me about"
          value={way}
          onChange={setWay}
          options={[
            { value: 'all', label: 'Everything' },
            { value: 'mentions', label: 'Mentions', hint: 'And direct messages.' },
          ]}
        />
      </div>
    </Part>
  );
}

const kinds = [
  { kind: 'boolean', label: 'People may edit their messages', value: true },
  { kind: 'number', label: 'Minutes in which editing is possible', value: '10' },
  { kind: 'text', label: 'Name of the workspace', value: 'Heron' },
  { kind: 'long-text', label: 'Text where registration is off', value: 'Ask an administrator.' },
  { kind: 'code', label: 'Styles of the workspace', value: '.rcx-message-body {\n  font-size: 105%;\n}' },
  { kind: 'colour', label: 'Accent', value: '#00529b' },
  { kind: 'select', label: 'City', value: 'berlin' },
  { kind: 'list', label: 'Cities', value: ['berlin', 'lisbon'] },
] as const;

export function Settings() {
  const [values, setValues] = useState<Record<string, SettingInput>>({});
  const change = (kind: string) => (value: SettingInput) => setValues((before) => ({ ...before, [kind]: value }));
  return (
    <Part title="Settings">
      {kinds.map(({ kind, label, value }) => (
        <SettingField
          key={kind}
          kind={kind}
          label={label}
          hint="What it does."
          value={values[kind] ?? value}
          onChange={change(kind)}
          options={cities}
          changed={kind === 'number'}
          disabled={kind === 'long-text'}
          error={kind === 'number' ? 'Enter a whole number.' : undefined}
          action={kind === 'number' && <Button small>Reset</Button>}
        />
      ))}
      <SaveBar busy={false} save="Save changes" discard="Discard" onSave={() => undefined} onDiscard={() => undefined}>
        One change is not saved.
      </SaveBar>
    </Part>
  );
}
