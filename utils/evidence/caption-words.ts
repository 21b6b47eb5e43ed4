/**
 * Words by which authors say that a video is AI-made, one entry a language: adding a language is one entry here and
 * its sentences in tests/unit/evidence/caption-sentences.json. Everything is written folded (`fold` in caption.ts:
 * lower case, no accents). In patterns a space is any gap or hyphen, `_` the same or nothing, `…` up to 24
 * characters of the same clause; `¶` a letter or digit, `§` an AI word of the language, `@` a generator, `~` an AI word or a generator whose
 * name means nothing else.
 */
export interface CaptionLanguage {
  readonly language: string;
  /** What people call AI. "AI" itself counts everywhere. */
  readonly ai: string;
  /** Phrases that declare. */
  readonly says: readonly string[];
  /** In the same sentence: negations, questions, comparisons. */
  readonly not: string;
  /** Anywhere in the caption: news about AI, advice how to spot it, rumours. */
  readonly about: string;
  /** Written without spaces, so words have no edges. */
  readonly joined?: true;
}

/** Names that mean a generator only. */
export const GENERATORS =
  'sora_2|sora_ai|openai sora|sora by openai|veo_[23](?:\\.1)?|google veo|kling(?:_ai)?(?: [\\d.]+)?|hailuo(?:_ai)?|minimax|runway_ml|runway_gen_[234]|pika_(?:labs|art)|luma_(?:ai|labs|dream machine|ray)|dream machine|seedance|dreamina|jimeng|midjourney|grok imagine|vidu|pixverse|wan_2|hunyuan|higgsfield|heygen|stable diffusion|comfyui|animatediff|nano banana|meta ai|即梦(?:ai)?|可灵(?:ai)?|海螺ai|豆包|소라_2|클링';
/** Generators whose names people, places and shops have, too: they count after "made with" only. */
export const SHARED_NAMES = 'sora|veo|runway|pika|luma|grok|gemini|wan';

/** Hashtags that say it alone. */
export const STRONG_TAGS =
  'a[ií]_?(?:videos?|generated\\w*|generation|animation|animated|animations|film|films|filmmaking|filmmaker|shorts?|shortfilm|movie|movies|clip|clips|cinema|musicvideo|made|created|creation|creations|content|reels?|cat|cats|dog|slop|story|生成.*|视频|影片|短片|动画|動画|制作|製作|アニメ|映像|短剧|翻唱|영상.*|생성.*|동영상)|(?:made|created|generated|animated)(?:with|by|using)(?:ai|sora2?|veo3?|kling|hailuo|runway|pika|luma)|(?:videos?|animacion|film)_?(?:ia|ki|conia|comia|parlia)|(?:ia|ki)_?videos?|(?:hecho|creado|generado|feito|criado|gerado|fatto|creato|generato)(?:con|com|por)ia|(?:fait|cree|genere)(?:avecl?|parl?)ia|ki_?(?:generiert|film|animation)|mitkierstellt|gemaaktmetai|нейровидео|ии_?видео|видеонейросеть|сделанонейросетью|yapayzekavideo\\w*|인공지능영상|syntheticmedia|texttovideo|imagetovideo|sora_?(?:2|ai|app)\\w*|openaisora|soravideos?|googleveo\\d*|veo[23]\\d?\\w*|veoai|kling_?(?:ai|\\d)\\w*|hailuo_?ai|minimaxai|runway(?:ml|ai|gen\\d)|pika_?(?:labs|ai|art)|luma_?(?:ai|labs)|lumadreammachine|dreamina|seedance\\w*|haiper|pixverse|vidu_?ai|grokimagine|wan2\\d|hunyuanvideo|可灵(?:ai)?|即梦(?:ai)?|海螺ai';
/** Hashtags that say it unless the caption is about something that people do with AI or about a trade. */
export const BARE_TAGS =
  'ai|ia|aiart|aigc|aiartist|aicreator|aiartwork|generativeai|genai|artificialintelligence|inteligenciaartificial|intelligenceartificielle|intelligenzaartificiale|kunstlicheintelligenz|нейросеть|нейросети|yapayzeka|人工智能|인공지능|生成ai';
export const TOPICS =
  'using ai|ai (?:in|for|is|will|can|and|agents?|assistants?)|health\\w*|medic\\w*|tech\\w*|news|coding|code|python|program\\w*|learn\\w*|education|courses?|tutorials?|tips|tools?|productivity|business|startups?|money|marketing|jobs?|careers?|chatgpt|gpt|openai|machine_learning|data\\w*|robotics|podcast|interview|science|nvidia|software|developers?|financ\\w*|stocks?|invest\\w*|crypto|law|ethics|prompts?|thoughts|opinion|debate|curso|noticias?|tecnologia|formation|nachrichten|kurse?|новости|haber|berita|ニュース|新闻|뉴스|खबर';
export const DENYING_TAGS =
  'no_?ai|not_?ai|non_?ai|noia|keineki|ai_?free|realnotai|notaigenerated|antiai|noalaia';

const OBJECTS =
  '(?:thumbnail|cover|music(?! video)|song|soundtrack|voice_over|voice|narration|script|lyrics|subtitles|captions|translation|logo|poster|recipe)';

export const LANGUAGES: readonly CaptionLanguage[] = [
  {
    language: 'en',
    ai: 'a\\.i\\.|artificial intelligence|gen_?ai|generative ai',
    says: [
      "(?:made|created|generated|produced|animated|rendered|crafted|designed|directed|shot|filmed|built|done|edited|imagined)(?: (?:¶|')+){0,2} (?:with|using|via|through|in|by|from) (?:the help of |help from |only |just |nothing but |the power of )?~",
      '(?:made|created|generated|produced|animated|rendered|crafted|built)(?: ¶+){0,2} (?:with|using|via) @',
      '§ generated(?! (?:voices?|voice_overs?|actress|actors?|music|songs?|audio|text|articles?|code|ads?))',
      '~ (?:animated|rendered)',
      '§-made',
      '^\\W*§ (?:made|created)\\W*$',
      '^\\W*(?:~) (?:video|animation|short|short film|clip|movie|film)(?::| of| by| about)',
      '(?:my|this|an?|our|new|first|another|short)(?: ¶+)? § (?:video|animation|short|film|clip|movie|reel|cartoon|edit|series)',
      '^\\W*~ (?:video|animation|short|short film|clip|movie|film|art)s?\\W*$',
      "(?:this|it|everything|all|all (?:the )?¶+|video|clip|footage)(?: you see| here)? ?(?:is|'s|s|was|are) (?:100% |all |fully |completely |entirely |totally |just |only )?§(?=\\W*$|,|\\.| and| so| but)",
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
      '(?:gemaakt|gegenereerd|gecreeerd|geproduceerd|bewerkt|geanimeerd)(?: ¶+)? (?:met|door|via|in)(?: behulp van)? (?:~|@)',
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
      '(?:stworzon|wygenerowan|zrobion|wykonan|utworzon)¶+(?: ¶+)? (?:przez|z|w|przy pomocy|za pomoca|z pomoca|przy uzyciu|z uzyciem) (?:~|@)',
    ],
    not: '(?:nie|bez|zadn¶+)…(?:~|@|stworzon|wygenerowan|zrobion)|czy|wyglada|podobno|prawda czy',
    about: 'wiadomosci|jak (?:rozpoznac|odroznic|poznac|wykryc)|oszuka¶*|oszust¶*|wedlug',
  },
  {
    language: 'ru',
    ai: 'ии|неиросет¶*|искусственн¶+ интеллект¶*',
    says: [
      '(?:сделан|создан|сгенерирован|нарисован|снят|анимирован)¶*(?: ¶+)? ?(?:с помощью|при помощи|через|в|на|от)? (?:~|@)',
      '(?:видео|ролик|мультик|клип)(?: от| из)? (?:неиросет¶+|ии)(?=\\W*$|,)',
      '(?:~) (?:сделал|создал|сгенерировал|нарисовал)¶*',
    ],
    not: '(?:не|без|нет|ни)…(?:~|@|сделан|создан|сгенерирован|снят)|похоже|кажется|будто|если|правда или|(?:говорят|думают|пишут)',
    about:
      'новости|как (?:отличить|распознать|понять|узнать)|обманул¶*|мошенник¶*|феик¶*|заменит|курс¶*',
  },
  {
    language: 'uk',
    ai: 'ші|неиромереж¶*|штучн¶+ інтелект¶*',
    says: [
      '(?:зроблен|створен|згенерован|намальован)¶*(?: ¶+)? ?(?:за допомогою|через|у|в|на)? (?:~|@)',
    ],
    not: '(?:не|без|ні)…(?:~|@|зроблен|створен|згенерован)|схоже|здається|чи це',
    about: 'новини|як (?:відрізнити|розпізнати|зрозуміти)|обдурил¶*|шахра¶*|феик¶*',
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
    language: 'ar',
    ai: '(?:ال|بال|لل|وال)?ذكاء (?:ال)?اصطناعي',
    says: [
      '(?:تم )?(?:انشا|انشاؤ|صنع|تصميم|توليد|عمل|انتاج|تنفيذ|مصنوع|مولد|منشا|مصمم|معمول)¶*(?: هذا| ¶+){0,2} ?(?:ب|باستخدام|بواسطة|عن طريق|من قبل|عبر)? ?(?:~|@)',
      '(?:من|فيديو) (?:صنع |انتاج |عمل )?§(?=\\W*$)',
    ],
    not: '(?:ليس|ليست|بدون|غير|لا|لم|مش|دون)…(?:§|مصنوع|صنع|انشا)|هل|يبدو|كانه',
    about: 'اخبار|خبر|كيف (?:تكتشف|تعرف|تميز|نعرف)|يخدع|خدع|احتيال',
  },
  {
    language: 'fa',
    ai: 'هوش مصنوعی',
    says: [
      '(?:ساخته|تولید|ایجاد)(?: شده)?(?: است)? (?:با|توسط|بوسیله) (?:~|@)',
      'با (?:~|@) (?:ساخته|تولید|درست) ?شده',
    ],
    not: '(?:بدون|غیر)…§|§…(?:نیست|نشده)|ایا',
    about: 'اخبار|خبر|چگونه تشخیص|فریب',
  },
  {
    language: 'hi',
    ai: 'एआई|कृत्रिम बुद्धिमत्ता|आर्टिफिशियल इंटेलिजेंस',
    says: [
      '(?:~|@) (?:से|द्वारा|की मदद से|के जरिए) (?:बना|बनाया|बनाई|बनी|जनरेट|तैयार)[\\u0900-\\u097f]*',
      '§ (?:जनरेटेड|जनित|निर्मित|वीडियो)',
    ],
    not: '(?:बिना|गैर)…(?:~|@)|(?:~|@)…(?:नहीं|बिना)|क्या|असली या|लगता है',
    about: 'खबर|समाचार|कैसे (?:पहचान|पता|जान)|धोखा|वायरल',
    joined: true,
  },
  {
    language: 'id',
    ai: 'kecerdasan buatan',
    says: [
      '(?:dibuat|dihasilkan|diciptakan|digenerate|diproduksi|dibikin)(?: ¶+)? (?:dengan|oleh|menggunakan|pakai|via|dari)(?: bantuan)? (?:~|@)',
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
      '(?:tao|lam|dung|san xuat|thuc hien)(?: ra)? (?:bang|boi|tu|voi) (?:~|@)',
      '(?:do|bang) (?:~|@) (?:tao|lam|thuc hien)',
    ],
    not: '(?:khong|chua|chang)…(?:~|@|tao|lam)|co phai|giong nhu|that hay',
    about: 'tin tuc|cach (?:nhan biet|phan biet|phat hien)|lua dao|lua hang',
  },
  {
    language: 'th',
    ai: 'เอไอ|ปัญญาประดิษฐ์',
    says: [
      '(?:สร้าง|ทำ|ผลิต|เจน|สร้างขึ้น)(?:ด้วย|โดย|จาก|โดยใช้) ?(?:~|@)',
      '(?:ใช้)? ?(?:~|@) ?(?:สร้าง|เจน)',
    ],
    not: 'ไม่(?:ได้|ใช่|มี)|หรือเปล่า|ไหม|มั้ย|หรือไม่|เหมือน|จริงหรือ',
    about: 'ข่าว|วิธี(?:จับ|ดู|สังเกต|แยก)|หลอก|จับผิด',
    joined: true,
  },
  {
    language: 'ja',
    ai: '人工知能|生成ai',
    says: [
      '(?:~|@) ?(?:で|により|によって|を使って|を使用して|を用いて|にて) ?(?:生成|作|制作|製作|作成|描|つく)',
      '(?:~|@) ?が(?:作|生成|描|つく)',
      '§_(?:生成|動画(?:です|作品)|アニメーション|映像作品)',
    ],
    not: 'じゃな|では?な|ではあ?りま|ではござ|ません|ない|なし|なく|非ai|見分け|みたい|ようだ|ように見|っぽ|かと|思った|思う|ですか|ますか|かな|本物',
    about: '見分け|ニュース|速報|拡散|騙|詐欺|デマ|フェイク|報道|実写',
    joined: true,
  },
  {
    language: 'ko',
    ai: '인공지능|생성형_ai',
    says: [
      '(?:~|@) ?(?:로|으로|를 활용해|을 활용해|를 사용해|을 사용해|이용해|가|이) ?(?:제작|만든|만들|생성|그린|합성)',
      '§_(?:생성|제작|영상입니다|합성)',
    ],
    not: '아닙|아니|아닌|않|없이|안 쓰|인가요|일까|맞나요|인가\\?|같지만|같은데|처럼|진짜',
    about: '뉴스|속보|구별|구분|속은|사기|가짜|피해',
    joined: true,
  },
  {
    language: 'zh',
    ai: '人工智能|人工智慧|智能',
    says: [
      '(?:由|用|使用|通过|借助|经|透過|經)? ?(?:~|@) ?(?:自动|辅助|技术|工具)?(?:生成|制作|製作|创作|創作|合成|绘制|做的|拍的|产出|生產)',
      '§_(?:视频|影片|短片|动画)(?:作品)?$',
    ],
    not: '非 ?(?:~)|不是|没有|沒有|没用|并非|並非|不含|无 ?(?:~)|是不是|吗|嗎|看起来|看似|好像|像是|像 ?(?:~)|以为|难道|真假',
    about:
      '如何(?:识别|辨别|分辨|判断|識別)|怎么(?:识别|辨别|分辨|看出)|新闻|新聞|报道|骗|騙|谣言|诈骗|实拍|取代',
    joined: true,
  },
];
