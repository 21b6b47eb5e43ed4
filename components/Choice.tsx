import { useId } from 'react';

interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly hint?: string;
}

interface Props<T extends string> {
  readonly legend: string;
  readonly options: readonly Option<T>[];
  readonly value: T;
  /** `row`: side by side, with the hint of the chosen one below. `list`: one below the other, each with its hint. */
  readonly layout: 'row' | 'list';
  readonly onChange: (value: T) => void;
}

/** One out of a few. */
export function Choice<T extends string>({ legend, options, value, layout, onChange }: Props<T>) {
  const name = useId();
  const chosen = options.find((option) => option.value === value);
  return (
    <fieldset className={`choice ${layout}`}>
      <legend>{legend}</legend>
      <div className="options">
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              aria-describedby={
                option.hint && `${name}-${layout === 'list' ? option.value : 'hint'}`
              }
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
            {layout === 'list' && option.hint && (
              <span className="hint" id={`${name}-${option.value}`}>
                {option.hint}
              </span>
            )}
          </label>
        ))}
      </div>
      {layout === 'row' && chosen?.hint && (
        <p className="hint" id={`${name}-hint`}>
          {chosen.hint}
        </p>
      )}
    </fieldset>
  );
}
