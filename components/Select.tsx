interface Props<T extends string> {
  readonly label: string;
  /** The label is said, but not seen: a heading beside it shows the same. */
  readonly hideLabel?: boolean;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** One out of several, where there is no room for all. */
export function Select<T extends string>({ label, hideLabel, options, value, onChange }: Props<T>) {
  return (
    <label className="select">
      <span className={hideLabel ? 'visually-hidden' : ''}>{label}</span>
      <select
        value={value}
        onChange={({ target }) => {
          const chosen = options.find((option) => option.value === target.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
