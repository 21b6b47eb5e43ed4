import { type FormEvent, useId, useRef, useState } from 'react';

interface Props {
  readonly label: string;
  readonly hint: string;
  readonly addLabel: string;
  readonly removeLabel: (word: string) => string;
  readonly words: readonly string[];
  readonly onAdd: (word: string) => void;
  readonly onRemove: (word: string) => void;
}

/** Words of the person's own: a field to add one, and those that there are. */
export function WordList({ label, hint, addLabel, removeLabel, words, onAdd, onRemove }: Props) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [word, setWord] = useState('');
  function add(event: FormEvent) {
    event.preventDefault();
    const written = word.trim();
    if (written) onAdd(written);
    setWord('');
  }
  // The button goes with its word: the keyboard's place would go with it.
  function remove(one: string) {
    onRemove(one);
    field.current?.focus();
  }
  return (
    <div className="word-list">
      <form onSubmit={add}>
        <label htmlFor={id}>{label}</label>
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
        <div className="beside">
          <input
            id={id}
            ref={field}
            className="field"
            aria-describedby={`${id}-hint`}
            value={word}
            maxLength={200}
            dir="auto"
            autoComplete="off"
            onChange={({ target }) => setWord(target.value)}
          />
          <button type="submit" className="button">
            {addLabel}
          </button>
        </div>
      </form>
      {words.length > 0 && (
        <ul className="chips">
          {words.map((one) => (
            <li key={one}>
              <bdi>{one}</bdi>
              <button type="button" aria-label={removeLabel(one)} onClick={() => remove(one)}>
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
