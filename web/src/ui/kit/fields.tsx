import { useState } from 'react';
import { Checkbox, PasswordField, RadioGroup, SelectField, Switch, TextArea, TextField } from '..';
import { Part } from './Kit';

const cities = ['Berlin', 'Lisbon', 'Nairobi'].map((label) => ({ value: label.toLowerCase(), label }));

export function Fields() {
  const [text, setText] = useState('');
  const field = { value: text, onChange: setText };
  return (
    <Part title="Fields">
      <div className="confab-kit__grid">
        <TextField {...field} label="Name" hint="Shown beside what you write." placeholder="Ann Lindberg" required />
        <TextField {...field} label="With an error" error="Enter your name." />
        <TextField {...field} label="Disabled" disabled />
        <PasswordField {...field} label="Password" />
        <SelectField {...field} label="City" options={cities} placeholder="Choose one" />
        <TextArea {...field} label="Topic" />
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
