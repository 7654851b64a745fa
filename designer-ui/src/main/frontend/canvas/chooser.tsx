// A list to choose from by typing: a field, and below it what is found, in sections. The focus stays in the field.

import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';

export interface Choice {
  readonly id: string;
  readonly section: string;
  readonly title: string;
  readonly detail: string;
  readonly picture: ReactElement;
}

interface ChooserProps {
  readonly label: string;
  readonly nothing: string;
  readonly choices: (search: string) => readonly Choice[];
  readonly onChoose: (id: string) => void;
  readonly onLeave: () => void;
  /** Written on what is dragged away from the list; nothing can be if it is left out. */
  readonly dragType?: string;
  /** Takes the focus as soon as it is there. */
  readonly eager: boolean;
}

export function Chooser({ label, nothing, choices, onChoose, onLeave, dragType, eager }: ChooserProps) {
  const [search, setSearch] = useState('');
  const [at, setAt] = useState(0);
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const found = useMemo(() => choices(search), [choices, search]);
  const current = found[Math.min(at, found.length - 1)];

  useEffect(() => {
    if (eager) field.current?.focus();
  }, [eager]);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Enter' && current !== undefined) onChoose(current.id);
    else if (event.key === 'Escape') onLeave();
    else {
      event.stopPropagation();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="pw-chooser" onKeyDown={onKeyDown}>
      <input
        ref={field}
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={current === undefined ? undefined : `${listId}-${current.id}`}
        aria-label={label}
        placeholder={label}
        value={search}
        onChange={(event) => {
          setSearch(event.target.value);
          setAt(0);
        }}
      />
      <div ref={list} id={listId} className="pw-choices" role="listbox" aria-label={label} tabIndex={-1}>
        {found.length === 0 ? <p className="pw-soft">{nothing}</p> : null}
        {sectionsOf(found).map(({ name, own }) => (
          <div key={name} role="group" aria-label={name}>
            <div className="pw-choices-section" aria-hidden="true">{name}</div>
            {own.map((choice) => (
              <div
                key={choice.id}
                id={`${listId}-${choice.id}`}
                role="option"
                aria-selected={choice === current}
                className="pw-choice"
                draggable={dragType !== undefined}
                onDragStart={(event) => {
                  event.dataTransfer.setData(dragType ?? '', choice.id);
                  event.dataTransfer.effectAllowed = 'copy';
                }}
                onClick={() => onChoose(choice.id)}
              >
                {choice.picture}
                <span className="pw-choice-title" translate="no">{choice.title}</span>
                <span className="pw-choice-detail" translate="no">{choice.detail}</span>
              </div>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

function sectionsOf(choices: readonly Choice[]): readonly { readonly name: string; readonly own: readonly Choice[] }[] {
  const sections = new Map<string, Choice[]>();
  choices.forEach((choice) => sections.set(choice.section, [...(sections.get(choice.section) ?? []), choice]));
  return [...sections].map(([name, own]) => ({ name, own }));
}
