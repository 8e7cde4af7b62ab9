"""The menu as a FastAPI application, on a free loopback port until standard input is closed."""

import copy
import json
import os
import socket
import sys
import threading
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum, IntEnum
from typing import Dict, List, Literal, Optional, Union
from uuid import UUID

import uvicorn
from fastapi import Body, Cookie, Depends, FastAPI, File, Form, Header, Query, Request, Response, UploadFile
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.responses import JSONResponse, PlainTextResponse, StreamingResponse
from fastapi.security import APIKeyHeader, HTTPBasic, HTTPBearer
from pydantic import BaseModel, Field

app = FastAPI(title="Menu", version="1")
app.add_middleware(GZipMiddleware, minimum_size=1000)


class Level(str, Enum):
    low = "Low"
    medium = "Medium"
    very_high = "VeryHigh"


class Code(IntEnum):
    one = 1
    two = 2
    ten = 10


class Mixed(Enum):
    auto = "auto"
    one = 1
    one_text = "1"


class Leaf(BaseModel):
    name: str
    size: int


class Scalars(BaseModel):
    text: str
    flag: bool
    whole: int
    big: int
    real: float
    id: UUID
    day: date
    time: time
    at: datetime
    link: Optional[str]
    level: Level
    code: Code
    mixed: Mixed


class Timing(BaseModel):
    lasts: timedelta


class Optionals(BaseModel):
    text: Optional[str]
    whole: Optional[int]
    at: Optional[datetime]
    id: Optional[UUID]
    level: Optional[Level]
    leaf: Optional[Leaf]
    wholes: Optional[List[int]]


class Containers(BaseModel):
    texts: List[str]
    grid: List[List[int]]
    leaves: List[Leaf]
    levels: List[Level]
    counts: Dict[str, int]
    trees: Dict[str, List[Leaf]]
    bigs: Dict[str, int]


class Circle(BaseModel):
    kind: Literal["circle"]
    name: str
    radius: float


class Square(BaseModel):
    kind: Literal["square"]
    name: str
    side: float


class Drawing(BaseModel):
    shape: Union[Circle, Square] = Field(discriminator="kind")


class Either(BaseModel):
    value: Union[Leaf, Circle]


class LeafPage(BaseModel):
    items: List[Leaf]
    total: int
    page: int
    limit: int


class FileSeen(BaseModel):
    field: str
    fileName: str
    mediaType: Optional[str]
    text: str


def text_of(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, (date, time, datetime)):
        return value.isoformat()
    if isinstance(value, list):
        return "|".join(text_of(item) for item in value)
    return str(value)


def saw(**values) -> Dict[str, str]:
    return {name: text_of(value) for name, value in values.items() if value is not None}


async def seen(field: str, file: UploadFile) -> FileSeen:
    return FileSeen(field=field, fileName=file.filename, mediaType=file.content_type, text=(await file.read()).decode())


Saw = Dict[str, str]


@app.get("/path/text/{text}", operation_id="Path_Text", response_model=Saw)
def path_text(text: str):
    return saw(text=text)


@app.get("/path/scalars/{whole}/{big}/{flag}/{id}/{day}/{at}/{level}", operation_id="Path_Scalars", response_model=Saw)
def path_scalars(whole: int, big: int, flag: bool, id: UUID, day: date, at: datetime, level: Level):
    return saw(whole=whole, big=big, flag=flag, id=id, day=day, at=at, level=level)


@app.get("/query/numbers", operation_id="Query_Numbers", response_model=Saw)
def query_numbers(whole: int, big: int, single: float, real: float, money: Decimal):
    return saw(whole=whole, big=big, single=single, real=real, money=money)


@app.get("/query/scalars", operation_id="Query_Scalars", response_model=Saw)
def query_scalars(text: str, flag: bool, id: UUID, day: date, time: time, at: datetime, level: Level, code: Code):
    return saw(text=text, flag=flag, id=id, day=day, time=time, at=at, level=level, code=code)


@app.get("/query/duration", operation_id="Query_Duration", response_model=Saw)
def query_duration(lasts: timedelta):
    return saw(lasts=lasts)


@app.get("/query/optional", operation_id="Query_Optional", response_model=Saw)
def query_optional(text: Optional[str] = None, whole: Optional[int] = None, at: Optional[datetime] = None, level: Optional[Level] = None):
    return saw(text=text, whole=whole, at=at, level=level)




@app.get("/query/lists", operation_id="Query_Lists", response_model=Saw)
def query_lists(texts: List[str] = Query(), wholes: List[int] = Query(), ids: List[UUID] = Query(), levels: List[Level] = Query()):
    return saw(texts=texts, wholes=wholes, ids=ids, levels=levels)


@app.get("/query/page", operation_id="Query_Page", response_model=LeafPage)
def query_page(page: int = 1, limit: int = 2):
    leaves = [Leaf(name=f"leaf {n}", size=n) for n in range(1, 6)]
    return LeafPage(items=leaves[(page - 1) * limit:page * limit], total=5, page=page, limit=limit)


@app.get("/header", operation_id="Header_Scalars", response_model=Saw)
def header(x_text: str = Header(), x_whole: int = Header(), x_flag: bool = Header(), x_day: date = Header(), x_id: Optional[UUID] = Header(None)):
    return saw(text=x_text, whole=x_whole, flag=x_flag, day=x_day, id=x_id)


@app.get("/cookie", operation_id="Cookie_Scalars", response_model=Saw)
def cookie(text: str = Cookie(), whole: int = Cookie(), id: Optional[UUID] = Cookie(None)):
    return saw(text=text, whole=whole, id=id)


@app.get("/header/lists", operation_id="Header_Lists", response_model=Saw)
def header_lists(x_texts: List[str] = Header()):
    return saw(texts="|".join(x_texts))


@app.get("/auth", operation_id="Auth_Show", response_model=Saw)
def auth(request: Request):
    return saw(authorization=request.headers.get("authorization"), key=request.headers.get("x-key"))


@app.get("/auth/basic", operation_id="Auth_Basic", response_model=Saw)
def auth_basic(credentials=Depends(HTTPBasic())):
    return saw(user=credentials.username, password=credentials.password)


@app.get("/auth/bearer", operation_id="Auth_Bearer", response_model=Saw)
def auth_bearer(credentials=Depends(HTTPBearer())):
    return saw(token=credentials.credentials)


@app.get("/auth/key", operation_id="Auth_Key", response_model=Saw)
def auth_key(key: str = Depends(APIKeyHeader(name="X-Key"))):
    return saw(key=key)


def echo(path: str, name: str, model):
    async def endpoint(body):
        return body

    endpoint.__annotations__ = {"body": model}
    app.post(path, operation_id=name, response_model=model)(endpoint)


echo("/body/scalars", "Body_Scalars", Scalars)
echo("/body/timing", "Body_Timing", Timing)
echo("/body/optionals", "Body_Optionals", Optionals)
echo("/body/containers", "Body_Containers", Containers)
echo("/body/drawing", "Body_Drawing", Drawing)
echo("/body/either", "Body_Either", Either)
echo("/body/list", "Body_List", List[List[int]])
echo("/body/map", "Body_Map", Dict[str, Leaf])


class Person(BaseModel):
    name: Optional[str] = None
    phone: Optional[str] = None


@app.patch("/body/merge", operation_id="Body_Merge", response_model=Saw)
async def body_merge(request: Request, body: Person = Body(media_type="application/merge-patch+json")):
    members = {name: json.dumps(value) for name, value in (await request.json()).items()}
    return {**members, "mediaType": request.headers["content-type"]}


@app.post("/body/text", operation_id="Body_Text", response_model=Saw)
def body_text(body: str = Body(media_type="text/plain")):
    return saw(text=body)


@app.post("/body/bytes", operation_id="Body_Bytes", response_model=Saw)
def body_bytes(body: bytes = Body(media_type="application/octet-stream")):
    return saw(hex=body.hex().upper())


@app.post("/form/fields", operation_id="Form_Fields", response_model=Saw)
def form_fields(text: str = Form(), whole: int = Form(), flag: bool = Form(), at: datetime = Form()):
    return saw(text=text, whole=whole, flag=flag, at=at)


@app.post("/form/list", operation_id="Form_List", response_model=Saw)
def form_list(items: List[str] = Form()):
    return saw(texts=items)


@app.post("/form/file", operation_id="Form_File", response_model=FileSeen)
async def form_file(file: UploadFile):
    return await seen("file", file)


@app.post("/form/files", operation_id="Form_Files", response_model=List[FileSeen])
async def form_files(files: List[UploadFile]):
    return [await seen("files", file) for file in files]


@app.post("/form/mixed", operation_id="Form_Mixed", response_model=Saw)
async def form_mixed(note: str = Form(), whole: int = Form(), file: UploadFile = File()):
    content = await seen("file", file)
    return saw(note=note, whole=whole, fileName=content.fileName, mediaType=content.mediaType, text=content.text)


@app.delete("/result/none", operation_id="Result_None", status_code=204)
def result_none():
    return Response(status_code=204)


@app.post("/result/accepted", operation_id="Result_Accepted", status_code=202, response_model=Leaf)
def result_accepted(response: Response):
    response.headers["Location"] = "/result/later"
    return Leaf(name="later", size=1)


@app.get("/result/silent", operation_id="Result_Silent", response_model=Leaf)
def result_silent():
    return Response(status_code=204)


@app.get("/result/cached", operation_id="Result_Cached", response_model=Leaf, responses={304: {"description": "not modified"}})
def result_cached(response: Response, if_none_match: Optional[str] = Header(None)):
    if if_none_match == '"v1"':
        return Response(status_code=304, headers={"ETag": '"v1"'})
    response.headers["ETag"] = '"v1"'
    return Leaf(name="cached", size=1)


@app.head("/result/head", operation_id="Result_Head")
def result_head():
    return Response(headers={"X-Count": "5"})


@app.get("/result/text", operation_id="Result_Text", response_class=PlainTextResponse)
def result_text():
    return "grüße, 世界"


def described(media_type: str):
    """FastAPI describes the body of a streaming response only where it is said."""
    return {200: {"content": {media_type: {"schema": {"type": "string"}}}}}


@app.get("/result/latin", operation_id="Result_Latin", response_class=PlainTextResponse)
def result_latin():
    return Response("grüße".encode("latin-1"), headers={"Content-Type": "text/plain; charset=iso-8859-1"})


class VendorResponse(JSONResponse):
    media_type = "application/vnd.acme.v2+json"


@app.get("/result/vendor", operation_id="Result_Vendor", response_class=VendorResponse, response_model=Leaf)
def result_vendor(request: Request):
    if VendorResponse.media_type not in request.headers.get("accept", ""):
        return Response(status_code=406)
    return Leaf(name="v2", size=2)


@app.get("/result/file", operation_id="Result_File", response_class=StreamingResponse, responses=described("text/csv"))
def result_file():
    name = "attachment; filename*=UTF-8''%C3%9Cbersicht%202026.csv"
    return StreamingResponse(iter(["year,sum\n", "2026,1"]), media_type="text/csv", headers={"Content-Disposition": name})


@app.get("/result/events", operation_id="Result_Events", response_class=StreamingResponse, responses=described("text/event-stream"))
def result_events():
    return StreamingResponse(iter(["data: 1\n\n", "data: 2\n\n"]), media_type="text/event-stream")


@app.get("/result/zipped", operation_id="Result_Zipped", response_model=List[Leaf])
def result_zipped():
    return [Leaf(name="leaf", size=n) for n in range(500)]


@app.get("/result/lines", operation_id="Result_Lines", response_class=StreamingResponse, responses=described("application/x-ndjson"))
def result_lines():
    return StreamingResponse(iter(['{"name":"one","size":1}\n', '{"name":"two","size":2}\n']), media_type="application/x-ndjson")


@app.put("/result/either", operation_id="Result_Either", response_model=Leaf, responses={201: {"model": Circle}})
def result_either(isNew: bool):
    return JSONResponse(Circle(kind="circle", name="new", radius=1).dict(), 201) if isNew else Leaf(name="old", size=1)


def with_files_of_31(document):
    """Current FastAPI writes OpenAPI 3.1, in which a file has a content media type and no format."""
    document = copy.deepcopy(document)
    document["openapi"] = "3.1.0"

    def patch(node):
        if isinstance(node, dict):
            if node.get("format") == "binary":
                del node["format"]
                node["contentMediaType"] = "application/octet-stream"
            for value in node.values():
                patch(value)
        elif isinstance(node, list):
            for value in node:
                patch(value)

    patch(document)
    return document


@app.get("/openapi-31.json", include_in_schema=False)
def document_31():
    return with_files_of_31(app.openapi())


def stop_with_the_parent():
    sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen()
    threading.Thread(target=stop_with_the_parent, daemon=True).start()
    print(f"fastapi http://127.0.0.1:{listener.getsockname()[1]}\n", flush=True)
    uvicorn.Server(uvicorn.Config(app, log_level="error")).run(sockets=[listener])
