import fc from 'fast-check';
import { expect, test } from 'vitest';
import { xmpValues } from '@/utils/evidence/xmp.ts';

const rdf = (inside: string) =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF>${inside}</rdf:RDF></x:xmpmeta>`;

test.for<[string, string, string[]]>([
  ['an attribute', '<rdf:Description a:P="v"/>', ['v']],
  ['in single quotes', "<rdf:Description a:P='v'/>", ['v']],
  ['whatever the prefix', '<rdf:Description Iptc4xmpExt:P="v" other-ns.1:P="w"/>', ['v', 'w']],
  ['an element', '<a:P>v</a:P>', ['v']],
  ['a resource', '<a:P rdf:resource="v"/>', ['v']],
  ['a list', '<a:P><rdf:Bag><rdf:li>v</rdf:li><rdf:li>w</rdf:li></rdf:Bag></a:P>', ['v', 'w']],
  ['a list of resources', '<a:P><rdf:Bag><rdf:li rdf:resource="v"/></rdf:Bag></a:P>', ['v']],
  ['escaped text', '<a:P>{&quot;L&quot;:&#34;1&#x22;&amp;lt;}</a:P>', ['{"L":"1"&lt;}']],
  ['CDATA', '<a:P><![CDATA[{"a":"<&>"}]]></a:P>', ['{"a":"<&>"}']],
  ['a comment is no value', '<!-- <a:P>v</a:P> --><b:Q>w</b:Q>', []],
  [
    'an ingredient is another file',
    '<xmpMM:Ingredients><rdf:li a:P="v"/></xmpMM:Ingredients><a:P>w</a:P>',
    ['w'],
  ],
  [
    'an ingredient as attribute of the section',
    '<xmpMM:DerivedFrom a:P="v"></xmpMM:DerivedFrom>',
    [],
  ],
  ['another property', '<a:Px>v</a:Px><b:xP>w</b:xP><rdf:Description a:PP="v"/>', []],
  ['no value', '<a:P/><a:P> </a:P>', []],
])('%s', ([, inside, wanted]) => expect(xmpValues(rdf(inside), 'P')).toEqual(wanted));

test('hostile packets end soon and give little', () => {
  const started = performance.now();
  for (const part of [
    '<a:P',
    '<!--',
    '<![CDATA[',
    ' a:P=',
    '&#x',
    '<a:P>v',
    '<x a:P="',
    '</',
    '<a:P b:P',
  ])
    expect(xmpValues(part.repeat(400_000 / part.length), 'P').length).toBeLessThanOrEqual(64);
  expect(performance.now() - started).toBeLessThan(20_000);
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(
          '<',
          '>',
          '/',
          'a:P',
          '"',
          "'",
          '=',
          ' ',
          '<!--',
          '-->',
          ']]>',
          '&#99999999;',
          'rdf:li',
        ),
      ),
      (parts) => {
        expect(xmpValues(parts.join(''), 'P').length).toBeLessThan(100);
      },
    ),
  );
});
