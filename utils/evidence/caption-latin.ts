import type { CaptionLanguage } from './caption-words.ts';

const OBJECTS =
  '(?:thumbnail|cover|music(?! video)|song|soundtrack|voice_over|voice|narration|script|lyrics|subtitles|captions|translation|logo|poster|recipe)';

/** Languages in Latin letters. */
export const LATIN: readonly CaptionLanguage[] = [
  {
    language: 'en',
    ai: 'a\\.i\\.|artificial intelligence|gen_?ai|generative ai',
    says: [
      "(?:made|created|generated|produced|animated|rendered|crafted|designed|directed|shot|filmed|built|done|edited|imagined|prompted)(?: (?:¶|')+){0,2} (?:with|using|via|through|in|by|from) (?:the help of |help from |only |just |nothing but |the power of )?~",
      '(?:made|created|generated|produced|animated|rendered|crafted|built)(?: ¶+){0,2} (?:with|using|via) @',
      '§ generated(?! (?:voices?|voice_overs?|actress|actors?|music|songs?|audio|text|articles?|code|ads?))',
      '~ (?:animated|rendered)',
      '§-made',
      '^\\W*§ (?:made|created)\\W*$',
      '^\\W*(?:~) (?:video|animation|short|short film|clip|movie|film)(?::| of| by| about)',
      '(?:my|this|an?|our|new|first|another|short)(?: ¶+)? § (?:video|animation|short|film|clip|movie|reel|cartoon|edit|series)',
      '^\\W*~ (?:video|animation|short|short film|clip|movie|film|art)s?\\W*$',
      "(?:this|it|everything|all|all (?:the )?¶+|(?:every|each)(?: single)? (?:shot|frame|scene|image|clip|second|pixel|bit)|video|clip|footage)(?: you see| here| in here)? ?(?:is|'s|s|was|are) (?:100% |all |fully |completely |entirely |totally |just |only )?§(?=\\W*$|,|\\.| and| so| but)",
      "(?:i|we|i've|just) (?:used|asked|told|had|let|got) ~ (?:to |for )?(?:make|making|create|creating|generate|generating|animate|animating|imagine|bring|turn|produce|film|show)",
      '[\\[(【]§[\\])】]',
      '(?:visuals|videos?|images?|footage|animation|clips?|film)(?: by|:| with| via| from) ?~',
      'text to video (?:with|using|via|by) (?:~|@)',
      '100% §(?! free)',
    ],
    not: `(?:not(?! only)|no|non|never|zero|0%|without|isn't|isnt|wasn't|wasnt|aren't|didn't|didnt|don't|dont|doesn't|ain't|none of|nothing(?! but)|instead of|rather than)…(?:~|@)|§ free|(?:is|was|are|could) (?:this|that|it|these)…§|real or|§ or|can you (?:tell|spot|guess)|looks?|looked|seems?|feels like|(?:people|they|everyone|someone|comments?|haters?|some|you|y'all|u) (?:say|says|said|think|thinks|thought|claim|claims|keep saying|call)|said|claimed|shares|sparks|outrage|slams|warns?|allegedly|i thought|thought (?:this|it)|swear|could be|might be|may be|must be|probably|maybe|if|wish|${OBJECTS}…(?:made|created|generated|written|done|is|are|was|by|with)…~|(?:video|image)?_?(?:models?|generators?|tools?|apps?|detectors?|detection)`,
    about:
      "breaking|news|reuters|reporters?|reported|reports|according to|pass(?:es|ed)(?: a)? law|lawsuit|legislation|regulat¶*|investigat¶*|fact check¶*|debunk¶*|hoax|(?:mis|dis)information|deepfakes?|scam¶*|fool(?:s|ed|ing)|(?:went|gone|going|goes) viral|how to (?:spot|tell|detect|identify|recogni[sz]e|know)|ways to (?:spot|tell|detect)|spot(?:ting)? (?:the )?(?:ai|fakes?)|tell if|signs (?:of|that)|will (?:replace|change|take over)|taking over|out of control|can now|(?:but|and) (?:it's|its|is|it is|this is|this's)(?: ¶+){0,2} real|free course|webinar",
  },
  {
    language: 'es',
    ai: 'ia|inteligencia artificial',
    says: [
      '(?:generad|cread|hech|producid|realizad|animad|elaborad|desarrollad)[oa]s?(?: ¶+){0,2} (?:con|por|mediante|usando|utilizando|en) (?:la |el |ayuda de la )?(?:~|@)',
      '(?:cree|hice|genere) (?:esto|este video|este corto) con (?:la )?~',
      '(?:lo|la|los|las) (?:hizo|hicieron|creo|genero|animo) (?:una |la )?~',
      '(?:use|utilice|usamos|utilizamos|usando) (?:la |el )?(?:~|@) para (?:crear|hacer|generar|animar|producir)(?!…(?:guion|musica|cancion|letra|subtitulos|texto))',
      '(?:video|corto|animacion|imagenes|contenido) (?:de|con) ~',
      '(?:esto|todo|todo lo que ves|este video) es (?:pura |100% )?§(?=\\W*$|,)',
    ],
    not: '(?:no|sin|nada de|ni|nunca|tampoco)…(?:~|@|generad|cread|hech)|es…§…real|parece|(?:creen|dicen|pensaban|piensan) que|si fuera|real o|§ o real',
    about:
      'noticias?|como (?:detectar|saber|reconocer|identificar|distinguir)|engan¶*|estafa¶*|bulo|desmentid¶*|segun|viraliz¶*|curso',
  },
  {
    language: 'pt',
    ai: 'ia|inteligencia artificial',
    says: [
      '(?:gerad|criad|feit|produzid|realizad|animad|desenvolvid)[oa]s?(?: (?:¶|%)+){0,2} (?:com|por|pela|usando|utilizando|no|na|via) (?:a |o |ajuda da )?(?:~|@)',
      '(?:criei|fiz|gerei) (?:isso|esse video|este video) com (?:a )?~',
      '(?:usei|utilizei|usamos|usando) (?:a |o )?(?:~|@) (?:para|pra) (?:criar|fazer|gerar|animar|produzir)(?!…(?:roteiro|musica|letra|legenda¶*|texto))',
      '(?:video|animacao|imagens|conteudo) (?:de|com) ~',
      '(?:e tudo|tudo e|isso e|esse video e) (?:pura |100% )?§(?=\\W*$|,)',
    ],
    not: '(?:nao|sem|nada de|nem|nunca)…(?:~|@|gerad|criad|feit)|parece|(?:acham|dizem|pensam) que|real ou|§ ou real',
    about:
      'noticias?|como (?:identificar|saber|reconhecer|detectar)|engana¶*|golpe|boato|segundo|viraliz¶*|curso',
  },
  {
    language: 'fr',
    ai: 'ia|intelligence artificielle',
    says: [
      "(?:genere|cree|fait|realise|produit|anime|concu)e?s?(?: ¶+){0,2} (?:avec|par|a|grace a|a l'aide de|en utilisant|via|sur) (?:l'|une |de l'|l')?(?:~|@)",
      '^\\W*(?:video|film|court metrage) §\\W*$',
      "(?:j'ai|on a|nous avons) utilise (?:l'|une |la )?(?:~|@) pour (?:creer|faire|generer|animer|produire|realiser)(?!…(?:script|musique|chanson|paroles|sous titres|texte))",
      "(?:video|animation|images|contenu|court metrage) (?:par|en|avec|a base d'?) ?(?:l')?~",
      "tout est (?:fait )?(?:a |avec |de )?(?:l')?§(?=\\W*$|,)",
    ],
    not: '(?:pas|sans|aucune?|jamais|ni|rien)…(?:~|@|genere|cree|fait)|on dirait|ressemble|semble|parait|est-ce|vrai ou|§ ou (?:vrai|reel|pas)|(?:disent|pensent|croient) que',
    about:
      '(?:^|\\n)\\W*infos?_:|actualites?|comment (?:reconnaitre|detecter|savoir|reperer|distinguer|identifier)|tromp¶*|arnaque¶*|canular|selon|remplacer|formation',
  },
  {
    language: 'de',
    ai: 'ki|kunstliche[rn]? intelligenz',
    says: [
      '(?:mit|von|durch|per|mithilfe von|mittels)(?: der| einer)? (?:~|@)(?: und ¶+)? (?:erstellt|erzeugt|generiert|gemacht|animiert|produziert|geschaffen|erschaffen)',
      '(?:erstellt|erzeugt|generiert|gemacht|animiert|produziert|geschaffen) (?:mit|von|durch|per|mithilfe von|mittels) (?:der )?(?:~|@)',
      '^\\W*§ (?:video|film|clip|animation)\\W*$',
      '§ (?:generiert¶*|erzeugt¶*|erstellt¶*)',
      '(?:mein|meine|dieses?|ein|neues)(?: ¶+)? § (?:video|film|kurzfilm|clip|animation)',
      '(?:alles|das|dieses video|dieser clip)(?: in diesem (?:clip|video))? ist (?:nur |100% |komplett )?§(?=\\W*$|,)',
    ],
    not: '(?:nicht|kein¶*|ohne|nie|null|weder)…(?:~|@)|(?:~|@)…(?:nicht|kein¶*)|ist (?:das|es)…§|sieht aus|wirkt|scheint|angeblich|echt oder|§ oder echt|(?:sagen|denken|glauben|meinen)',
    about:
      'nachrichten|tagesschau|so erkenn¶*|erkenn¶+ (?:du|sie|man)|wie (?:man|du)…erkenn¶*|tausch¶*|betrug¶*|falschmeldung|faktencheck|laut ¶+|kurse?',
  },
  {
    language: 'it',
    ai: 'ia|intelligenza artificiale',
    says: [
      "(?:generat|creat|fatt|realizzat|prodott|animat)[oaie](?: ¶+){0,2} (?:con|da|dall'|dalla|tramite|usando|in|grazie a) ?(?:l'|la |all')?(?:~|@)",
      "(?:ho|abbiamo) usato (?:l'|la |il )?(?:~|@) per (?:creare|fare|generare|animare|produrre|realizzare)(?!…(?:copione|musica|canzone|testo|sottotitoli))",
      "(?:video|animazione|immagini|contenuto) (?:con|in|di) (?:l')?~",
      '(?:questo|tutto) e (?:tutta )?§(?=\\W*$|,)',
    ],
    not: '(?:non|senza|nessun¶*|mai|niente)…(?:~|@|generat|creat|fatt)|^\\W*e §|sembra|pare|vero o|§ o vero|(?:dicono|pensano|credono) che',
    about:
      'notizi¶*|come (?:riconoscere|capire|scoprire|individuare)|ingann¶*|truff¶*|bufala|secondo|rubera|corso',
  },
  {
    language: 'nl',
    ai: 'kunstmatige intelligentie',
    says: [
      '(?:gemaakt|gegenereerd|gecreeerd|geproduceerd|bewerkt|geanimeerd)(?: ¶+){0,2} (?:met|door|via|in)(?: behulp van)? (?:~|@)',
      '(?:met|door) (?:~|@) (?:gemaakt|gegenereerd)',
      '§ gegenereerd¶*',
      '(?:mijn|deze|een|onze)(?: ¶+)? § (?:video|film|animatie|clip|filmpje)',
    ],
    not: '(?:niet|geen|zonder|nooit)…(?:~|@|gemaakt)|lijkt|is (?:dit|dat)…§|echt of|(?:zeggen|denken)',
    about: 'nieuws|zo herken¶*|hoe herken¶*|herkennen|misleid¶*|oplicht¶*|volgens',
  },
  {
    language: 'pl',
    ai: 'si|sztuczn¶+ inteligencj¶+',
    says: [
      '(?:stworzon|wygenerowan|zrobion|wykonan|utworzon)¶+(?: ¶+){0,2} (?:przez|z|w|przy pomocy|za pomoca|z pomoca|przy uzyciu|z uzyciem) (?:~|@)',
    ],
    not: '(?:nie|bez|zadn¶+)…(?:~|@|stworzon|wygenerowan|zrobion)|czy|wyglada|podobno|prawda czy',
    about: 'wiadomosci|jak (?:rozpoznac|odroznic|poznac|wykryc)|oszuka¶*|oszust¶*|wedlug',
  },
  {
    language: 'tr',
    ai: 'yapay zeka¶*',
    says: [
      '(?:~|@)(?: ile| kullanilarak| tarafindan|yla)? (?:yapildi|yapilmis¶*|yapilan|olusturul¶+|uretil¶+|hazirlan¶+|uretim¶*)',
      '§ (?:videosu|animasyonu|filmi|klibi)',
    ],
    not: '§…(?:degil|olmadan|kullanilmadan|yapilmadi|olusturulmadi|uretilmedi)|§ m[iu]|gibi gorun¶*|sanki|gercek mi',
    about: 'haber¶*|nasil anlas¶*|nasil ayirt|kandir¶*|dolandir¶*',
  },
  {
    language: 'id',
    ai: 'kecerdasan buatan',
    says: [
      '(?:dibuat|dihasilkan|diciptakan|digenerate|diproduksi|dibikin)(?: ¶+){0,2} (?:dengan|oleh|menggunakan|pakai|via|dari)(?: bantuan)? (?:~|@)',
      'video (?:~) (?:buatan|karya)',
      'buatan §',
    ],
    not: '(?:bukan|tanpa|tidak|nggak|gak|tak)…(?:~|@|dibuat)|apakah|kayak|seperti|asli atau',
    about: 'berita|cara (?:mengenali|membedakan|mengetahui)|menipu|penipuan|hoaks?',
  },
  {
    language: 'vi',
    ai: 'tri tue nhan tao',
    says: [
      '(?:tao|lam|dung|san xuat|thuc hien)(?: ra)?(?: ¶+){0,2} (?:bang|boi|tu|voi) (?:~|@)',
      '(?:do|bang) (?:~|@) (?:tao|lam|thuc hien)',
    ],
    not: '(?:khong|chua|chang)…(?:~|@|tao|lam)|co phai|giong nhu|that hay',
    about: 'tin tuc|cach (?:nhan biet|phan biet|phat hien)|lua dao|lua hang',
  },
];
