"""What the extended reader is taught to read, and the words that its training lines are made of."""
import json
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]

# Syllables with a class of their own: the labels', and the most frequent ones of written Korean.
HANGUL = sorted(set(
    '가각간갈감갑값갔강갖같개객거건걸검것게겠겨격견결경계고곡곤골곳공과관광괜교구국군굴궁권귀규그극근글금급기긴길김까깨께꼭꿈끝'
    '나날남낮내너널넓네녀년노논놀농높누눈뉴느는늘능니님다단달담답당대댁더덕던덜데도독돈돌동되된될됨두둘뒤드득든들등디따딸때또뜻'
    '라락란람랑래량러런럼레려력련령례로록론료루류르른를름릉리린림립마막만많말맛망맞매먹먼멀메며면명모목몰못무묵문물미민믿밀'
    '바박반받발밝밤방배백버번벌범법베벽변별병보복본볼봄부북분불브비빈빛빠사산살삼상새색생서석선설섬성세셔소속손송수숙순술숨쉬스슬'
    '습승시식신실심십싶싸써쓰쓴씨아악안않알암압앞애액야약양얘어억언얼엄업없었에여역연열염였영예오옥온올옷와완왕왜외요욕용우운울움원월위유'
    '육윤으은을음응의이익인일임입있자작잔잘잠장재저적전절점접정제져졌조족존종좋좌죄주죽준줄중즉증지직진질짐집짓짜째쪽차착찬참창찾'
    '채책처천철첫청체초촌총최추축춘출춤충취측층치친칠칩카커컴컵케코콘크큰클키킨타탄탈태택터테텍텐텔토톡통투툴트특틀티팀파판팔팝패퍼편평포'
    '폭폰표푸품풍프플피필하학한할함합핫항해핵했행향허험헤혁현협형혜호혹혼홈홍화확환활황회획효후훈훨휘휴흐흔흘흙흡흥희힘히'
    '걱겁겼곧꼬꽃꾸끼났냉냥넘넣눌뉘닐닝댓덴둑듀딩땅떠떤떻뛰띠랙랜랩램랫랭럽럿렇레렌렛렵롭롯뢰룡룩룸률륙륜링맡맥맨맵멈멋멤멸몇몸묘'
    '믹밍및밖뱅벗벤벨볍봇봉뵈붙뷰블빅빌빙빨뻐뻔뽑뿐뿌삭삶샘샤샵센셀셈셉셋션셜소솔쇼쇠숏숫쉽쉬슈스싱쌍쏘쓸씬앉앤앨앱앵얀엇엔엘옆옮옵옹워월웃웅'
    '웨웹윈율읽잃잊잎잡쟁젊젝젠젤좀좁죠줌줬쥐즈즌즐찍찰챌챗척촬쳐쳤촉춰츠캐캔캠컨컬켓켜콜쿄쿠퀴큐킬킹탐탑탕털톤튜튼틱팁팅팡팩팬펀페펙펜펴폐폴풀핑핀픽픈핸햄'
    '헌헬혀혈홀횟훌휠흰힌렸렀봐놓낸딥떨룬랐뜨뜬뜸맘밑뱀볶붕빼뺏뽀삐쁘섯섭섹숲싼쌀쏟앗얇얻엉엑옴왔웠윗윙잇줘쥬짱쩌쩔쪼쭉찜챔첨첩캡캉컷켰쾌쿨튀튕펼핏핥닙탁'))
# Every other syllable of KS X 1001 shares one class, written with this letter: it is read, and is nobody's label.
OTHER = 'ㆍ'
OTHERS = [c for c in (bytes([a, b]).decode('euc_kr') for a in range(0xB0, 0xC9) for b in range(0xA1, 0xFF)) if c not in HANGUL]

HIRAGANA = 'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろわをん'
KATAKANA = 'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロワヲンヴ'
# Signs that the old alphabet lacks. Kana that it has are not added again.
NEW = [*HIRAGANA, *KATAKANA, *'ー々・仮編訳蔵', *HANGUL, OTHER]

KO_LABELS = '''AI 생성|AI로 생성|AI 제작|AI로 제작|AI로 만든 영상|AI로 만든 이미지|AI로 만든 콘텐츠|AI로 만든 동영상|AI로 만들어진 영상|AI로 생성된 영상|AI로 생성된 이미지|AI로 생성됨|AI로 제작됨
AI로 제작된 영상입니다|AI 생성 영상|AI 생성 이미지|AI 생성 콘텐츠|AI 생성물|AI 제작 영상|AI 합성|AI 합성 영상|AI 영상|AI 활용|AI 활용 영상|AI 활용 제작|AI 사용|AI 가상 인물|가상 인물|가상 이미지|가상 영상|가상인간
인공지능 생성|인공지능으로 생성|인공지능으로 제작|인공지능으로 만든 영상|인공지능으로 만든 콘텐츠|인공지능으로 생성된 영상입니다|인공지능 생성물|인공지능 합성|인공지능 영상|인공지능 제작|생성형 AI로 제작|생성형 AI 제작
생성형 AI로 제작된 콘텐츠입니다|생성형 AI 활용|생성형 AI 사용|생성형 인공지능으로 제작|이 영상은 AI로 제작되었습니다|이 영상은 AI로 생성되었습니다|본 영상은 AI로 제작되었습니다|본 영상은 생성형 AI를 활용하여 제작되었습니다|이 콘텐츠는 AI로 생성되었습니다
이 이미지는 AI로 생성되었습니다|AI가 만든 영상|AI가 생성한 콘텐츠|AI가 생성한 영상입니다|AI를 활용한 영상입니다|AI를 사용하여 만든 동영상|AI 기술을 활용하여 제작|AI로 편집됨|AI로 만든 가상 인물입니다|AI 제작물|AI 제작 콘텐츠|AI 생성 동영상|AI 생성 음성
AI 이미지|AI 딥페이크|딥페이크 영상|AI가 아닙니다|AI로 만든 것이 아닙니다|AI 없이 만든 영상|AI는 무엇인가|AI 뉴스|AI 냉장고|AI 반도체|AI 세탁기|AI 에어컨|AI 교과서|AI 시대|AI 기술|AI 학습|AI 서비스|AI 스피커|AI 로봇|AI 면접|AI 투자|AI 산업|AI 검색|AI 번역|AI 비서|AI 기본법|AI인가요?|AI 아님'''
JA_LABELS = '''AIで生成|AI生成|AIによる生成|生成AI使用|生成AIを使用|生成AIで作成|AIで作成|AIで作成した動画|AIで生成した動画|AIで制作|AIで制作した映像|AIが生成した動画|AIが生成|AIによる映像|AIによる動画です|AI生成動画|AI生成映像|AI生成画像|AI生成コンテンツ|AIコンテンツ|AIで生成されたコンテンツ
この動画はAIで生成されています|この動画はAIで作成されました|この映像はAIで生成されたものです|この動画は生成AIで作成しています|この画像はAIで生成されました|AIで作成しました|AIで生成しました|AIで生成された映像です|AIを使用しています|生成AIを使用しています|生成AIによる映像|生成AIによるイメージ|AI生成イメージ
AIイメージ|AI合成|AI合成音声|AIアバター|AIキャラクター|AIモデル|人工知能で生成|人工知能により生成|人工知能が作成した動画|仮想人物|仮想キャラクター|ディープフェイク|AIで編集|AIラベル|AIで作りました|AIで作った動画|AI動画|AIアニメ|AI使用|AI作品|生成AI作品|生成AIで制作
AIではありません|AIで作ったものではありません|AIは使っていません|AIは使用していません|AIニュース|これはAIですか|AIとは何か|AI冷蔵庫|AI半導体|AIロボット|AIエアコン|AIスピーカー|AI時代|AI技術|AIの仕組み|AIに聞く|AI不使用|AI翻訳|AI搭載'''

# Marks that are read already, and must stay as they are.
OLD_LABELS = '''豆包AI生成|即梦AI|可灵AI|海螺AI|由AI生成|内容由AI生成|本视频由AI生成|AI生成|AI制作|AI合成|AI生成内容|疑似使用了AI生成技术|该内容由AI生成|跃问AI|人工智能生成|AI创作|虚拟人物
作者声明：内容由AI生成|通义万相|智谱清影|AI生成动画|该影片由AI生成|AI動畫|AI生成，仅供参考'''
OLD_MARKS = '''Sora|Veo|KlingAI 2.0|KlingAI|MINIMAX | Hailuo AI|Hailuo AI|Pika|Vidu|AI Creations (OmniHuman-1.5)|AIGC|Meta AI|@user.name|AI-generated|Made with AI
AI Generated Content|Lumiere|Imagen Video|shutterstock|TikTok|Runway|Luma'''


def labels(text):
    return [one for one in re.split(r'[|\n]', text) if one]


def words(language, pattern):
    """Words of the extension's own messages and of the sentences that its captions are tested with."""
    messages = json.loads((ROOT / f'public/_locales/{language}/messages.json').read_text('utf8'))
    text = ' '.join(one['message'] for one in messages.values())
    return sorted({word for word in re.findall(pattern, text) if len(word) < 24})


def pools(old):
    """Words that lines are made of, by script."""
    ko = words('ko', r'[가-힣]+')
    ja = [word for word in words('ja', r'[ぁ-んァ-ヴー一-龥]{1,12}') if set(word) <= {*old, *NEW}]
    zh = words('zh_CN', r'[一-龥]{1,12}') + words('zh_TW', r'[一-龥]{1,12}')
    latin = [word for code in ('en', 'es', 'fr', 'de') for word in words(code, r'[^\s<>]+')]
    return {'ko': ko, 'ja': ja, 'zh': zh, 'latin': latin}


def shared(pool, old):
    """Old classes that the head may raise, the blank (0) first: those of the training texts."""
    texts = ''.join(labels(KO_LABELS) + labels(JA_LABELS) + pool['ja'])
    plain = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz .,:!?%-&()/@#+'
    return [0] + [i + 1 for i, letter in enumerate(old) if letter in set(texts + plain)]


def make_text(rng, pool, old):
    """One line: (text, script, kind). `old` lines must read as they did."""
    pick = lambda some, least, most: rng.choices(some, k=rng.randint(least, most))
    latin = lambda: rng.choice([rng.choice(pool['latin'])[:10], str(rng.randint(0, 2030)), 'AI', 'AI', 'Sora', 'TV', 'PC'])
    hangul = lambda least, most: ''.join(rng.choice(OTHERS if rng.random() < 0.15 else HANGUL) for _ in range(rng.randint(least, most)))
    kana = lambda: ''.join(pick(rng.choice([HIRAGANA, KATAKANA + 'ーー']), 1, 5))
    kinds = {
        'ko label': lambda: rng.choice(labels(KO_LABELS)),
        'ko words': lambda: ' '.join(pick(pool['ko'], 1, 3)),
        'ko letters': lambda: ' '.join(latin() if rng.random() < 0.2 else hangul(1, 5) for _ in range(rng.randint(1, 3))),
        'ko ai': lambda: rng.choice(['AI', '인공지능', '생성형 AI', '영상']) + rng.choice(['', ' ', '로 ', '가 ', '는 ', '를 ', '의 ']) + rng.choice([hangul(2, 4), rng.choice(pool['ko'])]),
        'ja label': lambda: rng.choice(labels(JA_LABELS)),
        'ja words': lambda: ''.join(pick(pool['ja'], 1, 3)),
        'ja letters': lambda: ''.join(latin() if rng.random() < 0.15 else rng.choice([kana(), kana(), rng.choice(pool['ja'])]) for _ in range(rng.randint(1, 4))),
        'ja ai': lambda: rng.choice(['AI', '生成AI', '人工知能']) + rng.choice(['で', 'が', 'の', 'は', 'に', '']) + rng.choice([kana(), rng.choice(pool['ja'])]),
        'old latin': lambda: rng.choice([' '.join(pick(pool['latin'], 1, 4))[:32], ' '.join(pick(pool['latin'], 1, 4))[:32], rng.choice(labels(OLD_MARKS))]),
        'old zh': lambda: rng.choice(labels(OLD_LABELS)) if rng.random() < 0.35 else ''.join(rng.choice([rng.choice(pool['zh']), ''.join(pick(old[:3000], 1, 4)), latin()]) for _ in range(rng.randint(1, 3))),
    }
    kind = rng.choices(list(kinds), [24, 10, 17, 7, 12, 6, 9, 4, 10, 10])[0]
    text = re.sub(r' +', ' ', kinds[kind]()).strip()[:30]
    if rng.random() < 0.15:
        text = text.replace(' ', '')
    return text, {'old': kind[4:]}.get(kind[:3].strip(), kind[:2]), kind
